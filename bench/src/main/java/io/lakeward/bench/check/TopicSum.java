// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a read_committed reader of the topic finds.
 *
 * @param changes how many changes of rows there are
 * @param rows what they leave: all after minus all before
 */
public record TopicSum(long changes, Sum rows) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    public static TopicSum of(String brokers, String topic) throws IOException {
        TopicSum sum = new TopicSum(0, Sum.NONE);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    sum = message.value() == null ? sum : sum.with(JSON.readTree(message.value()));
                }
            }
        }
        return sum;
    }

    /** Whether nothing in the topic waits for the end of a transaction. */
    public static boolean isAllCommitted(String brokers, String topic) {
        try (KafkaConsumer<byte[], byte[]> committed = consumer(brokers);
                KafkaConsumer<byte[], byte[]> all = consumer(brokers, "read_uncommitted")) {
            List<TopicPartition> partitions = partitions(committed, topic);
            Map<TopicPartition, Long> written = all.endOffsets(partitions);
            return committed.endOffsets(partitions).equals(written);
        }
    }

    private TopicSum with(JsonNode change) {
        Sum now = rows;
        if (change.path("before").isObject()) {
            now = now.minus(texts(change.path("before")));
        }
        if (change.path("after").isObject()) {
            now = now.plus(texts(change.path("after")));
        }
        return new TopicSum(changes + 1, now);
    }

    private static List<String> texts(JsonNode row) {
        List<String> texts = new ArrayList<>();
        row.forEach(value -> texts.add(value.isNull() ? null : value.asText()));
        return texts;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String brokers) {
        return consumer(brokers, "read_committed");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String brokers, String isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
