// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.resync.RequestTopic;
import io.lakeward.producer.source.TableSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Finds what would make the job fail later, before it is submitted. */
public final class Preflight {
    private Preflight() {}

    /**
     * Checks both ends and changes nothing.
     *
     * @param job that is to be: the same one may run already
     */
    public static Report report(Args args, TableSelection selection, String job) {
        List<Finding> findings = new ArrayList<>(MySqlPreflight.findings(args, selection));
        findings.addAll(KafkaPreflight.findings(args));
        if (findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM)) {
            findings.add(OtherProducer.finding(args, job));
        }
        return new Report(findings);
    }

    /**
     * Makes the topic if it is not there.
     *
     * @param job that is to write it
     * @param isLockGiven as the report has it
     */
    public static MadeTopic createTopic(Args args, String job, boolean isLockGiven) throws UserMistake {
        try {
            return KafkaPreflight.createTopic(args, job, isLockGiven);
        } catch (ExecutionException e) {
            throw new UserMistake("The topic " + args.topic() + " on the Kafka brokers " + args.brokers()
                    + " must be usable, but was not: " + e.getCause().getMessage());
        }
    }

    /**
     * Makes the topic of requests if it is not there.
     *
     * @return a warning if that was not possible
     */
    public static Optional<String> createRequestTopic(Args args) {
        return KafkaPreflight.createRequestTopic(args)
                .map(reason ->
                        "The topic " + RequestTopic.nameFor(args.topic()) + " must be there for ./lakeward resync,"
                                + " but could not be made: " + reason + ": make it, with one partition");
    }
}
