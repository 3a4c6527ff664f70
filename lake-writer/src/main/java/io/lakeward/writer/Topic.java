// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.table.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topic, asked for before the job starts.
 *
 * @param id Kafka's id of it
 */
record Topic(String name, String id, int partitions) {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final long EARLIEST = -2;

    /** @throws UsageException if the brokers do not answer, or have no such topic */
    static Topic find(String brokers, String name) {
        try (Admin admin = Admin.create(settings(brokers))) {
            TopicDescription found = admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get(LIMIT.toSeconds() + 1, TimeUnit.SECONDS)
                    .get(name);
            return new Topic(
                    name, found.topicId().toString(), found.partitions().size());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                    ? new UsageException(
                            "The topic must exist, but " + brokers + " has no topic '" + name
                                    + "': start cdc-producer first, or correct --sourceTopic",
                            e)
                    : unreachable(brokers, e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw unreachable(brokers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The look at the topic was interrupted", e);
        }
    }

    /**
     * Where a job without a checkpoint begins, as Spark's Kafka source wants it.
     *
     * @param lake where the lake stands; the job goes on there if it stands anywhere
     */
    String startingOffsets(Progress lake, boolean fromStart) {
        if (lake.from().isEmpty()) {
            return fromStart ? "earliest" : "latest";
        }
        Map<Integer, Long> from = new TreeMap<>();
        IntStream.range(0, partitions)
                .forEach(partition -> from.put(partition, lake.from().getOrDefault(partition, EARLIEST)));
        return offsets(from);
    }

    /** As Spark's Kafka source wants them. */
    String offsets(Map<Integer, Long> byPartition) {
        return new TreeMap<>(byPartition)
                .entrySet().stream()
                        .map(offset -> "\"" + offset.getKey() + "\":" + offset.getValue())
                        .collect(Collectors.joining(",", "{\"" + name + "\":{", "}}"));
    }

    /**
     * What of the topic is gone already.
     *
     * @param wanted per partition the offset at which the job goes on
     * @return one line, if there is something
     */
    Optional<String> expired(String brokers, Map<Integer, Long> wanted) {
        Map<Integer, Long> first = beginning(brokers, wanted.keySet());
        String gone = new TreeMap<>(wanted)
                .entrySet().stream()
                        .filter(from -> from.getValue() < first.get(from.getKey()))
                        .map(from -> "partition " + from.getKey() + " goes on at offset " + from.getValue()
                                + " and begins at " + first.get(from.getKey()))
                        .collect(Collectors.joining(", "));
        return Optional.of(gone)
                .filter(text -> !text.isEmpty())
                .map(text -> "The topic " + name + " must have its records until the lake has them, but some are"
                        + " gone: " + text + ". Changes of any table may be lost. Start cdc-producer anew, without"
                        + " its savepoint, and this job on an empty --hudiEventBasePath with a new --checkpointDir;"
                        + " and give the topic a longer retention");
    }

    /** Per partition the first offset that the topic has by now. */
    Map<Integer, Long> beginning(String brokers, Collection<Integer> some) {
        Map<TopicPartition, OffsetSpec> earliest = some.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(name, partition), partition -> OffsetSpec.earliest()));
        try (Admin admin = Admin.create(settings(brokers))) {
            Map<Integer, Long> first = new TreeMap<>();
            admin.listOffsets(earliest)
                    .all()
                    .get(LIMIT.toSeconds() + 1, TimeUnit.SECONDS)
                    .forEach((partition, found) -> first.put(partition.partition(), found.offset()));
            return first;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unreachable(brokers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The look at the topic was interrupted", e);
        }
    }

    private static Map<String, Object> settings(String brokers) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    }

    private static UsageException unreachable(String brokers, Throwable cause) {
        return new UsageException(
                "The Kafka brokers of --brokerList must answer, but " + brokers + " did not within " + LIMIT.toSeconds()
                        + " s: " + cause.getMessage(),
                cause);
    }
}
