// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.Nearest;
import io.lakeward.producer.resync.RequestTopic;
import io.lakeward.producer.sink.TopicSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;

/** Checks the Kafka brokers. */
final class KafkaPreflight {
    private static final String TOPIC = "topic";

    private final Args args;

    private KafkaPreflight(Args args) {
        this.args = args;
    }

    static List<Finding> findings(Args args) {
        KafkaPreflight preflight = new KafkaPreflight(args);
        List<Finding> findings = new ArrayList<>(preflight.unknownSettings());
        List<Finding> topic = preflight.topic();
        findings.addAll(topic);
        // Where the topic cannot be asked for, the answer would be the same.
        if (topic.stream().noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM)) {
            findings.add(preflight.transactions());
        }
        return findings;
    }

    /** Makes the topic if it is not there. */
    static MadeTopic createTopic(Args args, String job, boolean isLockGiven) throws ExecutionException {
        try (Topic topic = Topic.on(args)) {
            Optional<TopicFacts> facts = topic.facts();
            if (facts.isEmpty()) {
                topic.create();
            }
            return new MadeTopic(
                    facts.map(TopicFacts::partitions).orElse(args.newPartitions()),
                    topic.lock(job).given(isLockGiven));
        }
    }

    /** Makes the topic of requests if it is not there. Returns why it could not. */
    static Optional<String> createRequestTopic(Args args) {
        try (Topic topic = Topic.on(args)) {
            topic.createIfAbsent(RequestTopic.nameFor(args.topic()), 1);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().getMessage());
        }
    }

    private List<Finding> unknownSettings() {
        Set<String> known = new HashSet<>(ProducerConfig.configNames());
        known.addAll(AdminClientConfig.configNames());
        return args.kafka().values().keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> Finding.warning(
                        "settings", "The kafka setting " + key + " is unknown to Kafka" + Nearest.question(key, known)))
                .toList();
    }

    private List<Finding> topic() {
        try (Topic topic = Topic.on(args)) {
            TopicRules rules = new TopicRules(args, Topic.largestRequest(args));
            Optional<TopicFacts> facts = topic.facts();
            if (facts.isPresent()) {
                return rules.findings(facts.get());
            }
            return rules.findings(topic.ifCreated());
        } catch (ExecutionException e) {
            return List.of(Finding.problem(TOPIC, told(e.getCause())));
        } catch (KafkaException e) {
            return List.of(Finding.problem(TOPIC, told(e)));
        }
    }

    private Finding transactions() {
        String ids = "transactional ids that start with " + TopicSink.transactionalIdPrefix(args);
        try {
            TransactionProbe.run(args);
            return Finding.ok("transactions", ids);
        } catch (AuthorizationException e) {
            return Finding.problem(
                    "transactions",
                    "The Kafka brokers " + args.brokers() + " must allow WRITE and DESCRIBE on " + ids
                            + " to the user of the job, but said: " + e.getMessage()
                            + ": add a prefixed ACL for TransactionalId");
        } catch (InvalidTxnTimeoutException e) {
            return Finding.problem(
                    "transactions",
                    "The Kafka brokers " + args.brokers() + " must allow transactions of 15 minutes, but do not: raise"
                            + " transaction.max.timeout.ms there, or set --kafkaConf transaction.timeout.ms=<less>");
        } catch (KafkaException e) {
            return Finding.problem("transactions", told(e));
        }
    }

    private String told(Throwable error) {
        if (error instanceof AuthenticationException) {
            return "The Kafka brokers " + args.brokers() + " must accept the login of the kafka settings, but did not: "
                    + error.getMessage();
        }
        if (error instanceof AuthorizationException) {
            return "The topic " + args.topic() + " on the Kafka brokers " + args.brokers()
                    + " must allow CREATE (if it is not there yet), DESCRIBE and WRITE to the user of the job, but does"
                    + " not: " + error.getMessage() + ": add ACLs";
        }
        Throwable told = error.getCause() == null ? error : error.getCause();
        return "The topic " + args.topic() + " on the Kafka brokers " + args.brokers()
                + " must be usable, but was not: " + told.getMessage();
    }
}
