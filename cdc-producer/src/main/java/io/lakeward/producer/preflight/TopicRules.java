// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Decides whether a topic can hold the history of the tables. */
final class TopicRules {
    private final Args args;
    private final int largestRequest;
    private final String topic;
    private final Findings findings = new Findings("topic");

    /** @param largestRequest what the producer sends at most, in bytes */
    TopicRules(Args args, int largestRequest) {
        this.args = args;
        this.largestRequest = largestRequest;
        this.topic = "The topic " + args.topic() + " on the Kafka brokers " + args.brokers();
    }

    List<Finding> findings(TopicFacts facts) {
        if (!facts.missing().isEmpty()) {
            findings.problem(topic + " must allow "
                    + String.join(", ", facts.missing().stream().sorted().toList())
                    + " to the user of the job, but does not: add an ACL");
        }
        args.partitions().stream()
                .filter(asked -> asked != facts.partitions())
                .forEach(asked -> findings.warning(topic + " has " + facts.partitions() + " partitions, which holds;"
                        + " --partitions " + asked + " is for a topic that is not there yet"));
        facts.config()
                .ifPresentOrElse(
                        this::checkConfig,
                        () -> findings.warning(
                                topic
                                        + " does not show its settings to the user of the job: make sure yourself that it is not"
                                        + " compacted and keeps changes long enough (to have it checked, allow DescribeConfigs)"));
        return findings.orOk(args.topic() + " with " + facts.partitions() + " partitions");
    }

    private void checkConfig(Map<String, String> config) {
        String cleanup = config.getOrDefault("cleanup.policy", "delete");
        if (cleanup.contains("compact")) {
            findings.problem(topic + " must not be compacted, but has cleanup.policy=" + cleanup
                    + ": compaction drops changes and schema changes that readers need; set cleanup.policy=delete");
        }
        long millis = number(config, "retention.ms");
        if (millis >= 0) {
            findings.warning(topic + " has retention.ms=" + millis + " (" + text(Duration.ofMillis(millis))
                    + "): a writer that is away longer finds changes gone and stops; -1 keeps them");
        }
        long bytes = number(config, "retention.bytes");
        if (bytes >= 0) {
            findings.warning(topic + " has retention.bytes=" + bytes + " for each partition: a writer that is further"
                    + " behind finds changes gone and stops; -1 keeps them");
        }
        long message = number(config, "max.message.bytes");
        if (message >= 0 && message < largestRequest) {
            findings.warning(topic + " has max.message.bytes=" + message + ", but the producer sends up to "
                    + largestRequest + " (max.request.size): a larger change of one row stops the job");
        }
    }

    private static String text(Duration duration) {
        return duration.toDays() >= 2 ? duration.toDays() + " days" : duration.toMinutes() + " minutes";
    }

    private static long number(Map<String, String> config, String name) {
        return Long.parseLong(config.getOrDefault(name, "-1"));
    }
}
