// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status;

import io.lakeward.writer.TopicConsumer;
import io.lakeward.writer.cli.KafkaArgs;
import io.lakeward.writer.status.report.Backlog;
import io.lakeward.writer.status.report.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topic, and what of it is left to read. Offsets are no records: transactions take some, too. So records are counted. */
final class TopicLook implements AutoCloseable {
    /** Of a partition; of what is beyond, offsets tell how many there are at most. */
    private static final long MOST_COUNTED = 2000;

    /** How far from a partition's end its newest record is looked for. */
    private static final long LAST = 50;

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TopicConsumer consumer;
    private final String topic;
    private Map<TopicPartition, Long> begin = Map.of();
    private Map<TopicPartition, Long> end = Map.of();

    TopicLook(KafkaArgs kafka, String topic) {
        this.consumer = new TopicConsumer(kafka, topic);
        this.topic = topic;
    }

    /** The topic as it is now; what is asked next is about it as it was then. */
    TopicState look() {
        begin = consumer.beginning();
        end = consumer.end();
        Map<Integer, TopicState.Span> partitions = new TreeMap<>();
        end.forEach((partition, last) ->
                partitions.put(partition.partition(), new TopicState.Span(begin.get(partition), last)));
        Map<TopicPartition, Long> from = new HashMap<>(end);
        from.replaceAll((partition, last) -> Math.max(begin.get(partition), last - LAST));
        return new TopicState(topic, partitions, new Reading(from).newest);
    }

    /** @param position per partition where the reader goes on; at its beginning if it is not there */
    Backlog after(Map<Integer, Long> position) {
        Map<TopicPartition, Long> from = new HashMap<>(end);
        from.replaceAll((partition, last) ->
                Math.min(last, Math.max(begin.get(partition), position.getOrDefault(partition.partition(), 0L))));
        Reading reading = new Reading(from);
        return new Backlog(reading.records + reading.uncounted, reading.uncounted == 0, reading.oldest);
    }

    /** What is between two places. */
    private final class Reading {
        private final Map<TopicPartition, Long> counted = new HashMap<>();
        private Optional<Instant> oldest = Optional.empty();
        private Optional<Instant> newest = Optional.empty();
        private long records;
        private long uncounted;

        Reading(Map<TopicPartition, Long> from) {
            consumer.seek(from);
            Instant limit = Instant.now().plus(LIMIT);
            while (!consumer.hasReached(end)) {
                consumer.poll().forEach(this::count);
                boolean isOver = Instant.now().isAfter(limit);
                end.keySet().stream()
                        .filter(partition -> isOver || counted.getOrDefault(partition, 0L) >= MOST_COUNTED)
                        .forEach(this::leave);
            }
        }

        private void leave(TopicPartition partition) {
            long at = consumer.position(partition);
            uncounted += Math.max(0, end.get(partition) - at);
            consumer.skip(partition, Math.max(at, end.get(partition)));
        }

        private void count(ConsumerRecord<byte[], byte[]> record) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() >= end.get(partition)) {
                return;
            }
            records++;
            counted.merge(partition, 1L, Long::sum);
            Instant time = Instant.ofEpochMilli(record.timestamp());
            oldest = Optional.of(oldest.filter(time::isAfter).orElse(time));
            newest = Optional.of(newest.filter(time::isBefore).orElse(time));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
