// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.cli.KafkaArgs;
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
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
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
    static Topic find(KafkaArgs kafka, String name) {
        try (Admin admin = Admin.create(settings(kafka))) {
            TopicDescription found = admin.describeTopics(
                            List.of(name), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get(LIMIT.toSeconds() + 1, TimeUnit.SECONDS)
                    .get(name);
            requireRead(kafka, found);
            return new Topic(
                    name, found.topicId().toString(), found.partitions().size());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                    ? new UsageException(
                            "The topic must exist, but " + kafka.brokers() + " has no topic '" + name
                                    + "': start cdc-producer first, or correct --sourceTopic",
                            e)
                    : unreachable(kafka, e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw unreachable(kafka, e);
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
    Optional<String> expired(KafkaArgs kafka, Map<Integer, Long> wanted) {
        Map<Integer, Long> first = beginning(kafka, wanted.keySet());
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
    Map<Integer, Long> beginning(KafkaArgs kafka, Collection<Integer> some) {
        Map<TopicPartition, OffsetSpec> earliest = some.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(name, partition), partition -> OffsetSpec.earliest()));
        try (Admin admin = Admin.create(settings(kafka))) {
            Map<Integer, Long> first = new TreeMap<>();
            admin.listOffsets(earliest)
                    .all()
                    .get(LIMIT.toSeconds() + 1, TimeUnit.SECONDS)
                    .forEach((partition, found) -> first.put(partition.partition(), found.offset()));
            return first;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unreachable(kafka, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The look at the topic was interrupted", e);
        }
    }

    private static void requireRead(KafkaArgs kafka, TopicDescription topic) {
        // Brokers without ACLs allow all; very old ones say nothing.
        if (topic.authorizedOperations() != null
                && !topic.authorizedOperations().contains(AclOperation.READ)) {
            throw new UsageException("The topic " + topic.name() + " on the Kafka brokers " + kafka.brokers()
                    + " must allow READ to the user of --kafkaConfFile, but does not: add an ACL");
        }
    }

    private static Map<String, Object> settings(KafkaArgs kafka) {
        return kafka.client(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis()));
    }

    private static UsageException unreachable(KafkaArgs kafka, Throwable cause) {
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return new UsageException(
                    "The Kafka brokers of --brokerList must let the user of --kafkaConfFile in and let him read the topic, but "
                            + kafka.brokers() + " did not: " + cause.getMessage(),
                    cause);
        }
        return new UsageException(
                "The Kafka brokers of --brokerList must answer, but " + kafka.brokers() + " did not within "
                        + LIMIT.toSeconds() + " s: " + cause.getMessage(),
                cause);
    }
}
