// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.UserMistake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic that the job writes. */
final class Topic implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 15_000;

    private final Args args;
    private final Admin admin;

    private Topic(Args args, Admin admin) {
        this.args = args;
        this.admin = admin;
    }

    static Topic on(Args args) throws UserMistake {
        try {
            return new Topic(
                    args,
                    Admin.create(Map.of(
                            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                            args.brokers(),
                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            TIMEOUT_MILLIS,
                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            TIMEOUT_MILLIS)));
        } catch (KafkaException e) {
            throw failed(args, e);
        }
    }

    /** The topic's partitions; empty if there is no such topic. */
    OptionalInt partitions() throws UserMistake {
        try {
            return OptionalInt.of(admin.describeTopics(List.of(args.topic()))
                    .allTopicNames()
                    .get()
                    .get(args.topic())
                    .partitions()
                    .size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return OptionalInt.empty();
            }
            throw failed(args, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Makes the topic, with as many replicas as the brokers give by default. */
    void create() throws UserMistake {
        try {
            admin.createTopics(Set.of(new NewTopic(args.topic(), Optional.of(args.partitions()), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw failed(args, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static UserMistake failed(Args args, Throwable cause) {
        Throwable told = cause.getCause() == null ? cause : cause.getCause();
        return new UserMistake("The topic " + args.topic() + " on the Kafka brokers " + args.brokers()
                + " must be usable, but was not: " + told.getMessage());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while asking for the topic", e);
    }
}
