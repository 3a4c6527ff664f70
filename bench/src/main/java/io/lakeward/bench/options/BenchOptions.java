// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.options;

import io.lakeward.bench.run.WriterSetup;
import io.lakeward.demo.options.Arguments;
import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code lakeward bench} was asked for.
 *
 * @param workloads P1, P2, W1 to W6, codecs, and paimon-topic, which takes nothing but the folder
 * @param scale of the workload; 1 is its full size; of codecs, of the time
 * @param chosenParallelism of all jobs that read MySQL
 * @param pairs how often each side runs
 * @param peer whether Paimon runs, too
 * @param peerSeconds between two of its checkpoints
 * @param writer how our writer is run
 * @param profile whether our jobs' processes write a flight recording
 */
public record BenchOptions(
        List<String> workloads,
        double scale,
        Optional<Integer> chosenParallelism,
        int pairs,
        boolean peer,
        int peerSeconds,
        WriterSetup writer,
        boolean json,
        boolean profile,
        Path workDir) {
    private static final String GROWTH = "W6";
    private static final String CODECS = "codecs";
    private static final String PAIMON_TOPIC = "paimon-topic";
    private static final List<String> IN_LAKE = List.of("W1", "W2", "W3", "W4", "W5", GROWTH);
    private static final List<String> WORKLOADS = Stream.of(List.of("P1", "P2"), IN_LAKE, List.of(CODECS, PAIMON_TOPIC))
            .flatMap(List::stream)
            .toList();
    private static final List<String> PEERS = List.of("paimon");
    private static final List<String> TABLE_TYPES = List.of("COW", "MOR");
    private static final String WORK_DIR = "--work-dir";
    private static final String SCALE = "--scale";

    public static BenchOptions parse(List<String> args, Path defaultWorkDir) {
        List<String> workloads =
                args.isEmpty() ? List.of() : List.of(args.get(0).split(",", -1));
        if (!WORKLOADS.containsAll(workloads) || workloads.isEmpty()) {
            throw new Mistake("workload must be one of " + String.join(", ", WORKLOADS) + ", but was: "
                    + (args.isEmpty() ? "none" : args.get(0)));
        }
        Arguments arguments = Arguments.parse(args.subList(1, args.size()), flags(workloads), valued(workloads));
        return new BenchOptions(
                workloads,
                scale(arguments.value(SCALE).orElse("1")),
                arguments.value("--parallelism").map(value -> number("--parallelism", value, 2)),
                number("--pairs", arguments.value("--pairs").orElse("3"), 99),
                arguments
                        .value("--peer")
                        .map(value -> oneOf("--peer", value, PEERS))
                        .isPresent(),
                number("--peer-seconds", arguments.value("--peer-seconds").orElse("10"), 600),
                writer(arguments),
                arguments.has("--json"),
                arguments.has("--profile"),
                arguments
                        .value(WORK_DIR)
                        .map(Path::of)
                        .orElse(defaultWorkDir)
                        .toAbsolutePath()
                        .normalize());
    }

    private static WriterSetup writer(Arguments arguments) {
        return new WriterSetup(
                number("--trigger-seconds", arguments.value("--trigger-seconds").orElse("1"), 600),
                oneOf("--table-type", arguments.value("--table-type").orElse("COW"), TABLE_TYPES),
                arguments.has("--profile"));
    }

    /** Whether it goes all the way from MySQL to the lake. */
    public static boolean isInLake(String workload) {
        return IN_LAKE.contains(workload);
    }

    /** Whether it is made of the same work on tables of several sizes. */
    public static boolean isGrowth(String workload) {
        return workload.equals(GROWTH);
    }

    /** Whether JMH is to measure the codecs. */
    public static boolean isCodecs(String workload) {
        return workload.equals(CODECS);
    }

    /** Whether Paimon is to read our topic: nothing is measured. */
    public static boolean isPaimonTopic(String workload) {
        return workload.equals(PAIMON_TOPIC);
    }

    /** The producer alone is measured by one task. */
    public int parallelism(String workload) {
        return chosenParallelism.orElse(isInLake(workload) ? 2 : 1);
    }

    private static boolean isMeasured(List<String> workloads) {
        return !workloads.equals(List.of(PAIMON_TOPIC));
    }

    /** Whether jobs are compared with others'. */
    private static boolean isPaired(List<String> workloads) {
        return workloads.stream().anyMatch(workload -> !isCodecs(workload) && !isPaimonTopic(workload));
    }

    private static Set<String> flags(List<String> workloads) {
        Set<String> flags = new HashSet<>();
        if (isMeasured(workloads)) {
            flags.add("--json");
        }
        if (isPaired(workloads)) {
            flags.add("--profile");
        }
        return flags;
    }

    private static Set<String> valued(List<String> workloads) {
        Set<String> valued = new HashSet<>(Set.of(WORK_DIR));
        if (isMeasured(workloads)) {
            valued.add(SCALE);
        }
        if (isPaired(workloads)) {
            valued.addAll(Set.of("--parallelism", "--pairs"));
        }
        if (workloads.stream().anyMatch(BenchOptions::isInLake)) {
            valued.addAll(Set.of("--peer", "--peer-seconds", "--trigger-seconds", "--table-type"));
        }
        return valued;
    }

    private static String oneOf(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new Mistake("option " + option + " must be " + String.join(" or ", known) + ", but was: " + value);
        }
        return value;
    }

    private static double scale(String value) {
        if (!value.matches("[0-9]{0,3}([.][0-9]{1,6})?") || value.isEmpty() || Double.parseDouble(value) <= 0) {
            throw new Mistake("option " + SCALE + " must be a number above 0 and below 1000, but was: " + value);
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
