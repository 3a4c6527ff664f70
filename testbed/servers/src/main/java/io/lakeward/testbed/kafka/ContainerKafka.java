// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import org.testcontainers.kafka.KafkaContainer;

/** The Apache image of the same version as the embedded broker. */
record ContainerKafka(KafkaContainer container) implements KafkaBroker {

    static ContainerKafka start() {
        KafkaContainer container = new KafkaContainer("apache/kafka:3.9.1");
        container.start();
        return new ContainerKafka(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
