// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import io.lakeward.testbed.local.CommandLine;
import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The embedded broker as a process of its own: runs until it is told to stop. */
public final class KafkaMain {

    private static final String TOPIC = "--topic";
    private static final String PARTITIONS = "--partitions";

    private KafkaMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        CommandLine.run(args, List.of(TOPIC, PARTITIONS), EmbeddedKafka::isIn, KafkaMain::run);
    }

    private static void run(CommandLine line) throws IOException {
        int partitions = line.other(PARTITIONS)
                .map(count -> CommandLine.number(PARTITIONS, count))
                .orElse(1);
        BrokerConfig config = new BrokerConfig(line.dir(), line.port(), Ports.free(), Optional.empty());
        boolean isNew = !EmbeddedKafka.isIn(config.logDir());
        EmbeddedKafka broker = EmbeddedKafka.start(config, () -> {});
        if (isNew) {
            line.other(TOPIC).ifPresent(topic -> broker.createTopic(topic, partitions));
        }
        System.out.println("Kafka is ready on " + broker.bootstrapServers());
        broker.awaitEnd();
    }
}
