// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.cli.KafkaArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks at the end of the topic for tables and their newest columns, so that table info can be checked early. */
final class TopicTables {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long RECORDS_PER_PARTITION = 500;

    private final Map<TableId, Long> sequences = new HashMap<>();
    private final Map<TableId, TableSchema> tables = new HashMap<>();
    private final EventReader reader = new EventReader();

    private TopicTables() {}

    /** The tables of the last records; not all tables of the topic. */
    static Map<TableId, TableSchema> find(KafkaArgs kafka, String topic) {
        TopicTables found = new TopicTables();
        try (TopicConsumer consumer = new TopicConsumer(kafka, topic)) {
            found.readEnd(consumer);
        }
        return found.tables;
    }

    private void readEnd(TopicConsumer consumer) {
        Map<TopicPartition, Long> first = consumer.beginning();
        Map<TopicPartition, Long> end = consumer.end();
        Map<TopicPartition, Long> last = new HashMap<>(end);
        last.replaceAll((partition, offset) -> Math.max(first.get(partition), offset - RECORDS_PER_PARTITION));
        consumer.seek(last);
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit) && !consumer.hasReached(end)) {
            consumer.poll().forEach(this::look);
        }
    }

    private void look(ConsumerRecord<byte[], byte[]> message) {
        if (message.headers().lastHeader(EventHeaders.SCHEMA) == null) {
            return;
        }
        try {
            TableSchema schema = reader.schema(name -> TopicConsumer.header(message, name));
            long sequence = EventReader.sequence(name -> TopicConsumer.header(message, name));
            if (sequences.getOrDefault(schema.table(), Long.MIN_VALUE) <= sequence) {
                sequences.put(schema.table(), sequence);
                tables.put(schema.table(), schema);
            }
        } catch (EventFormatException e) {
            // The stream will read it too, and put it into quarantine.
            return;
        }
    }
}
