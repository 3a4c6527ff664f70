// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableId;
import io.lakeward.event.TableReadEvent;
import io.lakeward.writer.TopicConsumer;
import io.lakeward.writer.cli.KafkaArgs;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Has the running producer read tables again, as {@code lakeward resync} does, and waits until it has. */
final class Repair {
    private static final String REQUESTS = "-requests";
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaArgs kafka;
    private final String topic;
    private final Duration timeout;
    private final PrintStream out;
    private final EventReader reader = new EventReader();

    Repair(KafkaArgs kafka, String topic, Duration timeout, PrintStream out) {
        this.kafka = kafka;
        this.topic = topic;
        this.timeout = timeout;
        this.out = out;
    }

    void read(Collection<TableId> tables) {
        try (TopicConsumer consumer = new TopicConsumer(kafka, topic)) {
            consumer.seek(consumer.end());
            ask(tables);
            await(consumer, new HashSet<>(tables));
        }
    }

    private void ask(Collection<TableId> tables) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.client(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (TableId table : tables) {
                producer.send(new ProducerRecord<>(topic + REQUESTS, request(table)))
                        .get();
                out.println(table + ": asked the producer to read it again");
            }
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    static byte[] request(TableId table) {
        try {
            return JSON.writeValueAsBytes(
                    Map.of("resync", Map.of("database", table.database(), "table", table.table())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request must be writable as JSON", e);
        }
    }

    private void await(TopicConsumer consumer, Set<TableId> left) {
        Map<TableReadEvent, Integer> partitionsRead = new HashMap<>();
        Instant limit = Instant.now().plus(timeout);
        while (!left.isEmpty() && Instant.now().isBefore(limit)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll()) {
                if (record.headers().lastHeader(EventHeaders.TABLE_READ) != null
                        && reader.read(record.value(), name -> TopicConsumer.header(record, name))
                                instanceof TableReadEvent end
                        && partitionsRead.merge(end, 1, Integer::sum) == end.partitions()
                        && left.remove(end.table())) {
                    out.println(end.table() + ": read again");
                }
            }
        }
        left.forEach(table -> out.println(
                table + ": the producer did not read it again within " + timeout.toSeconds() + " s; does it run?"));
    }
}
