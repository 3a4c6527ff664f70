// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.chaos.history.RowHistories;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.stack.Stack;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all that has been committed to the topic. */
final class TopicReading {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration READ_WITHIN = Duration.ofMinutes(2);

    private TopicReading() {}

    static RowHistories histories(String brokers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        RowHistories histories = new RowHistories();
        EventReader reader = new EventReader();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Stack.TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + READ_WITHIN.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new Failure("the topic must be read within " + READ_WITHIN.toSeconds() + " s");
                }
                consumer.poll(POLL).forEach(record -> add(record, reader, histories));
            }
        }
        return histories;
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, EventReader reader, RowHistories histories) {
        try {
            histories.add(
                    record.partition(),
                    record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                    reader.read(record.value(), name -> {
                        Header header = record.headers().lastHeader(name);
                        return header == null ? null : header.value();
                    }));
        } catch (EventFormatException e) {
            // Poison, which the fences count in quarantine.
            return;
        }
    }
}
