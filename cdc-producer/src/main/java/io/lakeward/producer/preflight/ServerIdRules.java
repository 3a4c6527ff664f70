// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides whether the job's replica ids are its own. A server only tells of replicas that register with it, which a
 * reader like ours does not: another job with the same ids, and a dying one of our own, stay unseen.
 */
final class ServerIdRules {
    private ServerIdRules() {}

    /** @param others who uses an id, by the id */
    static List<Finding> findings(Args args, Map<Long, String> others) {
        Findings findings = new Findings("server ids");
        String taken = others.entrySet().stream()
                .filter(other -> args.serverIds().contains(other.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(other -> other.getKey() + " is " + other.getValue())
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            findings.problem("-e/--serverId must hold ids that nothing else uses on " + args.mysql() + ", but of "
                    + args.serverIds() + " " + taken + ": choose another range");
        }
        return findings.orOk(
                args.serverIds() + " for " + args.parallelism() + " reader" + (args.parallelism() == 1 ? "" : "s"));
    }
}
