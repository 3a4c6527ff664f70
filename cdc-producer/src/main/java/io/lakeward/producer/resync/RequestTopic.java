// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.resync;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ResyncArgs;
import io.lakeward.producer.cli.Settings;
import java.io.Serial;
import java.io.Serializable;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** Where requests are, and how clients get there. */
public final class RequestTopic implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String SUFFIX = "-requests";

    private final String name;
    private final String group;
    private final String brokers;
    private final Settings settings;

    private RequestTopic(String topic, String brokers, Settings kafka) {
        this.name = nameFor(topic);
        this.group = "lakeward-" + name;
        this.brokers = brokers;
        this.settings = kafka;
    }

    /** Beside the topic that the job writes. */
    public static RequestTopic of(Args args) {
        return new RequestTopic(args.topic(), args.brokers(), args.kafka());
    }

    public static RequestTopic of(ResyncArgs args) {
        return new RequestTopic(args.topic(), args.brokers(), args.kafka());
    }

    public static String nameFor(String topic) {
        return topic + SUFFIX;
    }

    String name() {
        return name;
    }

    TopicPartition partition() {
        return new TopicPartition(name, 0);
    }

    /** The settings that a client of this kind knows. */
    Properties client(Set<String> known) {
        Properties client = settings.knownBy(known);
        client.setProperty("bootstrap.servers", brokers);
        return client;
    }

    Properties consumer() {
        Properties consumer = client(ConsumerConfig.configNames());
        consumer.setProperty(ConsumerConfig.GROUP_ID_CONFIG, group);
        consumer.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        consumer.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return consumer;
    }
}
