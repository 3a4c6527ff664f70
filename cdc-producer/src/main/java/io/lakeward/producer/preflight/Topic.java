// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.lock.TopicLock;
import io.lakeward.producer.sink.TopicSink;
import io.lakeward.producer.source.MySqlLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic that the job writes. */
final class Topic implements AutoCloseable {
    private static final String TIMEOUT_MILLIS = "15000";
    private static final Set<AclOperation> NEEDED = Set.of(AclOperation.DESCRIBE, AclOperation.WRITE);

    private final Args args;
    private final Admin admin;

    private Topic(Args args, Admin admin) {
        this.args = args;
        this.admin = admin;
    }

    /** @throws org.apache.kafka.common.KafkaException if the settings are wrong */
    static Topic on(Args args) {
        Properties settings = args.kafka().knownBy(AdminClientConfig.configNames());
        settings.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, args.brokers());
        settings.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        return new Topic(args, Admin.create(settings));
    }

    /** Empty if there is no such topic. */
    Optional<TopicFacts> facts() throws ExecutionException {
        TopicDescription description;
        try {
            description = await(admin.describeTopics(
                            List.of(args.topic()), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues()
                    .get(args.topic()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
        Set<AclOperation> allowed = description.authorizedOperations();
        Set<String> missing = allowed == null
                ? Set.of()
                : NEEDED.stream()
                        .filter(needed -> !allowed.contains(needed))
                        .map(AclOperation::name)
                        .collect(Collectors.toSet());
        return Optional.of(new TopicFacts(description.partitions().size(), config(), missing));
    }

    private Optional<Map<String, String>> config() throws ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, args.topic());
        try {
            return Optional.of(values(
                    await(admin.describeConfigs(List.of(resource)).values().get(resource))));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What the producer of the topic holds. */
    TopicLock lock(String job) throws ExecutionException {
        return TopicLock.of(MySqlLogin.of(args), await(admin.describeCluster().clusterId()), args.topic(), job);
    }

    /** Makes the topic, with as many replicas as the brokers give by default. */
    void create() throws ExecutionException {
        await(create(new CreateTopicsOptions()).all());
    }

    /** Makes another topic. */
    void createIfAbsent(String name, int partitions) throws ExecutionException {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
        try {
            await(admin.createTopics(Set.of(topic)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** What the topic would be if it were made. */
    TopicFacts ifCreated() throws ExecutionException {
        CreateTopicsResult result = create(new CreateTopicsOptions().validateOnly(true));
        await(result.all());
        return new TopicFacts(args.newPartitions(), createdConfig(result), Set.of());
    }

    private Optional<Map<String, String>> createdConfig(CreateTopicsResult result) throws ExecutionException {
        try {
            return Optional.of(values(await(result.config(args.topic()))));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private CreateTopicsResult create(CreateTopicsOptions options) {
        return admin.createTopics(
                Set.of(new NewTopic(args.topic(), Optional.of(args.newPartitions()), Optional.empty())), options);
    }

    @Override
    public void close() {
        admin.close();
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for the topic", e);
        }
    }

    /** What the producer sends at most at once, in bytes. */
    static int largestRequest(Args args) {
        return Integer.parseInt(TopicSink.producer(args).getProperty("max.request.size"));
    }
}
