// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.options;

import io.lakeward.demo.options.Arguments;
import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What {@code lakeward bench} was asked for.
 *
 * @param workload P1, P2 or paimon-topic, which takes nothing but the folder
 * @param scale of the workload; 1 is its full size
 * @param parallelism of both jobs
 * @param pairs how often each side runs
 * @param profile whether our job's task manager writes a flight recording
 */
public record BenchOptions(
        String workload, double scale, int parallelism, int pairs, boolean json, boolean profile, Path workDir) {
    private static final String PAIMON_TOPIC = "paimon-topic";
    private static final List<String> WORKLOADS = List.of("P1", "P2", PAIMON_TOPIC);

    public static BenchOptions parse(List<String> args, Path defaultWorkDir) {
        if (args.isEmpty() || !WORKLOADS.contains(args.get(0))) {
            throw new Mistake("workload must be one of " + String.join(", ", WORKLOADS) + ", but was: "
                    + (args.isEmpty() ? "none" : args.get(0)));
        }
        boolean isMeasured = !args.get(0).equals(PAIMON_TOPIC);
        Arguments arguments = Arguments.parse(
                args.subList(1, args.size()),
                isMeasured ? Set.of("--json", "--profile") : Set.of(),
                isMeasured ? Set.of("--scale", "--parallelism", "--pairs", "--work-dir") : Set.of("--work-dir"));
        return new BenchOptions(
                args.get(0),
                scale(arguments.value("--scale").orElse("1")),
                number("--parallelism", arguments.value("--parallelism").orElse("1"), 2),
                number("--pairs", arguments.value("--pairs").orElse("3"), 99),
                arguments.has("--json"),
                arguments.has("--profile"),
                arguments
                        .value("--work-dir")
                        .map(Path::of)
                        .orElse(defaultWorkDir)
                        .toAbsolutePath()
                        .normalize());
    }

    /** Whether Paimon is to read our topic: nothing is measured. */
    public boolean isPaimonTopic() {
        return workload.equals(PAIMON_TOPIC);
    }

    private static double scale(String value) {
        if (!value.matches("[0-9]{0,3}([.][0-9]{1,6})?") || value.isEmpty() || Double.parseDouble(value) <= 0) {
            throw new Mistake("option --scale must be a number above 0 and below 1000, but was: " + value);
        }
        return Double.parseDouble(value);
    }

    private static int number(String option, String value, int most) {
        int number = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > most) {
            throw new Mistake("option " + option + " must be a number from 1 to " + most + ", but was: " + value);
        }
        return number;
    }
}
