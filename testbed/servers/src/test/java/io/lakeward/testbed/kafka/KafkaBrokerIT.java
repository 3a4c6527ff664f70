// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.testbed.local.Folders;
import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBrokerIT {

    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void committedRecordsAreReadAndAbortedOnesAreNot() throws ExecutionException, InterruptedException {
        // Given
        broker.createTopic("changes", 2);
        try (KafkaProducer<byte[], byte[]> producer = transactionalProducer()) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(0, "kept-0")).get();
            producer.send(record(1, "kept-1")).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(record(0, "aborted")).get();
            producer.abortTransaction();
        }

        // When
        List<ConsumerRecord<byte[], byte[]>> records = broker.readCommitted("changes");

        // Then
        assertThat(records)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("kept-0", "kept-1");
        assertThat(records.get(0).headers().lastHeader("table").value()).isEqualTo("t".getBytes(UTF_8));
    }

    @Test
    void emptyTopicHasNoRecords() {
        // Given
        broker.createTopic("empty", 1);

        // When
        List<ConsumerRecord<byte[], byte[]>> records = broker.readCommitted("empty");

        // Then
        assertThat(records).isEmpty();
    }

    @Test
    void closeLeavesNoListenerAndNoFolder() throws IOException {
        // Given
        Path dir = Folders.temporary("lakeward-kafka-it");
        int port = Ports.free();
        EmbeddedKafka other = EmbeddedKafka.start(
                new BrokerConfig(dir, port, Ports.free(), Optional.empty()), () -> Folders.delete(dir));
        assertThat(Ports.isTaken(port)).isTrue();

        // When
        other.close();

        // Then
        assertThat(Ports.isTaken(port)).isFalse();
        assertThat(dir).doesNotExist();
    }

    private static KafkaProducer<byte[], byte[]> transactionalProducer() {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "it",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                900_000);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(int partition, String value) {
        return new ProducerRecord<>(
                "changes",
                partition,
                "key".getBytes(UTF_8),
                value.getBytes(UTF_8),
                List.of(new RecordHeader("table", "t".getBytes(UTF_8))));
    }
}
