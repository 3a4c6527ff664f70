// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.resync;

import io.lakeward.event.TableId;
import io.lakeward.producer.cli.ResyncArgs;
import io.lakeward.producer.cli.ResyncArgsReader;
import io.lakeward.producer.cli.UserMistake;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Has a running producer read tables again, and waits until it has. */
@SuppressWarnings("SystemOut")
public final class ResyncCommand {
    private static final int USER_MISTAKE = 2;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final String TIMEOUT_MILLIS = "15000";

    private final ResyncArgs args;
    private final RequestTopic requests;
    private final PrintStream out;

    private ResyncCommand(ResyncArgs args, PrintStream out) {
        this.args = args;
        this.requests = RequestTopic.of(args);
        this.out = out;
    }

    public static void main(String[] arguments) {
        try {
            run(arguments, System.out);
        } catch (UserMistake e) {
            e.problems().forEach(problem -> System.err.println("lakeward resync: " + problem));
            System.exit(USER_MISTAKE);
        }
    }

    static void run(String[] arguments, PrintStream out) throws UserMistake {
        Optional<ResyncArgs> args = ResyncArgsReader.read(arguments);
        if (args.isPresent()) {
            new ResyncCommand(args.get(), out).run();
        }
    }

    private void run() throws UserMistake {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            requirePartitions(consumer, requests.name());
            List<TopicPartition> partitions = requirePartitions(consumer, args.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ask();
            await(consumer);
        } catch (KafkaException e) {
            Throwable told = e.getCause() == null ? e : e.getCause();
            throw new UserMistake(
                    "The Kafka brokers " + args.brokers() + " must be usable, but were not: " + told.getMessage());
        }
    }

    private List<PartitionInfo> requirePartitions(KafkaConsumer<byte[], byte[]> consumer, String topic)
            throws UserMistake {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new UserMistake(
                    "The topic " + topic + " must be there, but was not: it is made by the producer at its start");
        }
        return partitions;
    }

    private Properties consumer() {
        Properties consumer = requests.consumer();
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        return consumer;
    }

    private void ask() {
        Properties settings = requests.client(ProducerConfig.configNames());
        settings.remove(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        settings.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (TableId table : args.tables()) {
                producer.send(new ProducerRecord<>(requests.name(), Request.write(table)))
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

    /** Until every table has been read whole. */
    private void await(KafkaConsumer<byte[], byte[]> consumer) {
        ResyncProgress progress = new ResyncProgress(args.tables());
        long toldAt = System.nanoTime();
        while (!progress.isDone()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Map.Entry<TableId, Long> read = progress.take(record.value(), name -> {
                    Header header = record.headers().lastHeader(name);
                    return header == null ? null : header.value();
                });
                if (read != null) {
                    out.println(read.getKey() + ": read again, " + read.getValue() + " rows");
                }
            }
            if (!progress.isDone() && System.nanoTime() - toldAt > TELL_EVERY.toNanos()) {
                toldAt = System.nanoTime();
                out.println("waiting; " + progress.shown() + " so far");
            }
        }
    }
}
