// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableId;
import io.lakeward.writer.TopicConsumer;
import io.lakeward.writer.cli.KafkaArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Tells whether the lake has all that the topic has by now. */
final class Fence implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TopicConsumer consumer;
    private final EventReader reader = new EventReader();

    Fence(KafkaArgs kafka, String topic) {
        consumer = new TopicConsumer(kafka, topic);
    }

    /** Where the topic ends now. */
    Map<TopicPartition, Long> end() {
        return consumer.end();
    }

    /**
     * Whether there is nothing for these tables between what the lake has and a fence. The last offsets of a transaction are
     * no records, and records of other tables make no commits of these.
     *
     * @param from per partition where the table may lack records from; from the partition's beginning if it is not there
     */
    boolean isPassed(Map<TopicPartition, Long> fence, Map<Integer, Long> from, Collection<TableId> tables) {
        Map<TopicPartition, Long> begin = consumer.beginning();
        begin.replaceAll((partition, first) ->
                Math.min(Math.max(first, from.getOrDefault(partition.partition(), 0L)), fence.get(partition)));
        consumer.seek(begin);
        Instant limit = Instant.now().plus(LIMIT);
        while (!consumer.hasReached(fence)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll()) {
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
            return tables.contains(
                    reader.schema(name -> TopicConsumer.header(record, name)).table());
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
