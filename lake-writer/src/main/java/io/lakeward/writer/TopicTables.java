// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the end of the topic for tables and their newest columns, so that table info can be checked early. */
final class TopicTables {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long RECORDS_PER_PARTITION = 500;

    private final Map<TableId, Long> sequences = new HashMap<>();
    private final Map<TableId, TableSchema> tables = new HashMap<>();
    private final EventReader reader = new EventReader();

    private TopicTables() {}

    /** The tables of the last records; not all tables of the topic. */
    static Map<TableId, TableSchema> find(String brokers, String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1 << 20);
        TopicTables found = new TopicTables();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            found.readEnd(consumer, topic);
        }
        return found.tables;
    }

    private void readEnd(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        end.forEach((partition, offset) ->
                consumer.seek(partition, Math.max(first.get(partition), offset - RECORDS_PER_PARTITION)));
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)
                && partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::look);
        }
    }

    private void look(ConsumerRecord<byte[], byte[]> message) {
        if (message.headers().lastHeader(EventHeaders.SCHEMA) == null) {
            return;
        }
        try {
            TableSchema schema = reader.schema(name -> header(message, name));
            long sequence = EventReader.sequence(name -> header(message, name));
            if (sequences.getOrDefault(schema.table(), Long.MIN_VALUE) <= sequence) {
                sequences.put(schema.table(), sequence);
                tables.put(schema.table(), schema);
            }
        } catch (EventFormatException e) {
            // The stream will read it too, and put it into quarantine.
            return;
        }
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
