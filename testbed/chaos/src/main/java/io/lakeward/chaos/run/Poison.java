// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records onto the topic that nobody can read. */
final class Poison implements AutoCloseable {
    private static final int MOST_BYTES = 200;
    private static final List<String> TEXTS = List.of("", "null", "[]", "{", "{\"op\":\"c\"}", "{\"hello\":1}");

    private final String brokers;
    private KafkaProducer<byte[], byte[]> producer;
    private int sent;

    Poison(String brokers) {
        this.brokers = brokers;
    }

    int sent() {
        return sent;
    }

    void send(SplittableRandom random) {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        int partitions = producer.partitionsFor(Stack.TOPIC).size();
        try {
            producer.send(new ProducerRecord<>(Stack.TOPIC, random.nextInt(partitions), null, value(random)))
                    .get();
            sent++;
        } catch (ExecutionException e) {
            throw new Failure("a record could not be sent: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while a record was sent", e);
        }
    }

    private static byte[] value(SplittableRandom random) {
        int kind = random.nextInt(2 * TEXTS.size());
        if (kind < TEXTS.size()) {
            return TEXTS.get(kind).getBytes(StandardCharsets.UTF_8);
        }
        byte[] value = new byte[1 + random.nextInt(MOST_BYTES)];
        random.nextBytes(value);
        return value;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
