// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.resync;

import io.lakeward.event.TableId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests. A request that is not {@link #done} comes again after a restart. */
public final class Requests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final long NOTHING = -1;

    private final RequestTopic topic;
    private final boolean fromEnd;
    private final AtomicLong done = new AtomicLong(NOTHING);
    private KafkaConsumer<byte[], byte[]> consumer;
    private boolean isClosed;

    /**
     * A table to be read.
     *
     * @param next the place behind the request
     */
    public record Requested(TableId table, long next) {}

    /** @param fromEnd for a job that is new: what was asked of another one is not for it */
    public Requests(RequestTopic topic, boolean fromEnd) {
        this.topic = topic;
        this.fromEnd = fromEnd;
    }

    /** @throws org.apache.kafka.common.KafkaException if the brokers do not give any */
    public synchronized List<Requested> poll() {
        if (isClosed) {
            return List.of();
        }
        if (consumer == null) {
            open();
        }
        long next = done.getAndSet(NOTHING);
        if (next != NOTHING) {
            consumer.commitSync(Map.of(topic.partition(), new OffsetAndMetadata(next)));
        }
        List<Requested> requests = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
            Request.read(record.value())
                    .ifPresentOrElse(
                            table -> requests.add(new Requested(table, record.offset() + 1)),
                            () -> LOG.warn(
                                    "{} must hold requests, but at offset {} does not", topic.name(), record.offset()));
        }
        return requests;
    }

    private void open() {
        KafkaConsumer<byte[], byte[]> opened =
                new KafkaConsumer<>(topic.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            opened.assign(List.of(topic.partition()));
            if (fromEnd) {
                opened.seekToEnd(List.of(topic.partition()));
            }
            // What comes after this belongs to this job, wherever it fails first.
            opened.commitSync(Map.of(topic.partition(), new OffsetAndMetadata(opened.position(topic.partition()))));
            consumer = opened;
        } finally {
            if (consumer == null) {
                opened.close();
            }
        }
    }

    /** All requests before this place need not come again. */
    public void done(long next) {
        done.set(next);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (consumer != null) {
            consumer.close();
        }
    }
}
