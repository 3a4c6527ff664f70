// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Tells whether the lake has all that the topic has by now. */
final class Fence implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final EventReader reader = new EventReader();

    Fence(String brokers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** Where the topic ends now. */
    Map<TopicPartition, Long> end() {
        return consumer.endOffsets(partitions);
    }

    /**
     * Whether there is nothing for these tables between what the lake has and a fence. The last offsets of a transaction are
     * no records, and records of other tables make no commits of these.
     *
     * @param from per partition where the table may lack records from; from the partition's beginning if it is not there
     */
    boolean isPassed(Map<TopicPartition, Long> fence, Map<Integer, Long> from, Collection<TableId> tables) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long read = from.getOrDefault(partition.partition(), 0L);
            consumer.seek(partition, Math.min(Math.max(first.get(partition), read), fence.get(partition)));
        }
        Instant limit = Instant.now().plus(LIMIT);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < fence.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < fence.get(partition) && isOf(record, tables)) {
                    return false;
                }
            }
            if (Instant.now().isAfter(limit)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOf(ConsumerRecord<byte[], byte[]> record, Collection<TableId> tables) {
        if (record.headers().lastHeader(EventHeaders.SCHEMA) == null) {
            return true;
        }
        try {
            return tables.contains(reader.schema(name -> {
                        Header header = record.headers().lastHeader(name);
                        return header == null ? null : header.value();
                    })
                    .table());
        } catch (EventFormatException e) {
            // It may be of any table; the writer puts it into quarantine.
            return true;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
