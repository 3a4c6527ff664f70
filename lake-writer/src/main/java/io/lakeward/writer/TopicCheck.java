// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.cli.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds out before the job starts whether the topic can be read. */
final class TopicCheck {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private TopicCheck() {}

    /** @throws UsageException if the brokers do not answer, or have no such topic */
    static void requireReadable(String brokers, String topic) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        try (Admin admin = Admin.create(settings)) {
            admin.describeTopics(List.of(topic)).allTopicNames().get(LIMIT.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                    ? new UsageException(
                            "The topic must exist, but " + brokers + " has no topic '" + topic
                                    + "': start cdc-producer first, or correct --sourceTopic",
                            e)
                    : unreachable(brokers, e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw unreachable(brokers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The check of the topic was interrupted", e);
        }
    }

    private static UsageException unreachable(String brokers, Throwable cause) {
        return new UsageException(
                "The Kafka brokers of --brokerList must answer, but " + brokers + " did not within " + LIMIT.toSeconds()
                        + " s: " + cause.getMessage(),
                cause);
    }
}
