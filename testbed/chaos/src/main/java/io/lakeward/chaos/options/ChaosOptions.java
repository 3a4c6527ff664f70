// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.options;

import io.lakeward.chaos.schedule.Fault;
import io.lakeward.demo.options.Arguments;
import io.lakeward.demo.options.MySqlOptions;
import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code lakeward chaos} was asked for. */
public record ChaosOptions(
        long seed,
        Duration length,
        int tables,
        Set<Fault> faults,
        boolean hasSchemaChanges,
        Optional<MySqlOptions> mysql,
        boolean json,
        Path workDir) {

    private static final int MOST_MINUTES = 1440;
    private static final int MOST_TABLES = 200;
    private static final String TABLES = "12";
    private static final String NONE = "none";
    private static final String ALL = "all";

    public static ChaosOptions parse(List<String> args, Path defaultWorkDir) {
        Arguments arguments = Arguments.parse(
                args,
                Set.of("--json", "--ddl"),
                Set.of(
                        "--seed",
                        "--minutes",
                        "--tables",
                        "--faults",
                        "--mysql",
                        "--user",
                        "--password-file",
                        "--work-dir"));
        return new ChaosOptions(
                seed(required(arguments, "--seed")),
                length(required(arguments, "--minutes")),
                tables(arguments.value("--tables").orElse(TABLES)),
                faults(
                        arguments.value("--faults").orElse(NONE),
                        MySqlOptions.from(arguments).isPresent()),
                arguments.has("--ddl"),
                MySqlOptions.from(arguments),
                arguments.has("--json"),
                arguments
                        .value("--work-dir")
                        .map(Path::of)
                        .orElse(defaultWorkDir)
                        .toAbsolutePath()
                        .normalize());
    }

    private static String required(Arguments arguments, String name) {
        return arguments.value(name).orElseThrow(() -> new Mistake("option " + name + " is required"));
    }

    private static long seed(String value) {
        if (!value.matches("-?[0-9]{1,18}")) {
            throw new Mistake("option --seed must be a whole number of at most 18 digits, but was: " + value);
        }
        return Long.parseLong(value);
    }

    private static Duration length(String value) {
        double minutes = value.matches("[0-9]{1,4}([.][0-9]{1,3})?") ? Double.parseDouble(value) : 0;
        if (minutes <= 0 || minutes > MOST_MINUTES) {
            throw new Mistake(
                    "option --minutes must be a number above 0 and up to " + MOST_MINUTES + ", but was: " + value);
        }
        return Duration.ofMillis(Math.round(minutes * Duration.ofMinutes(1).toMillis()));
    }

    private static Set<Fault> faults(String value, boolean isBorrowed) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (value.equals(ALL)) {
            faults.addAll(EnumSet.allOf(Fault.class));
            if (isBorrowed) {
                faults.remove(Fault.MYSQL);
            }
            return faults;
        }
        if (!value.equals(NONE)) {
            for (String name : value.split(",", -1)) {
                faults.add(Stream.of(Fault.values())
                        .filter(fault -> fault.toString().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Mistake("option --faults must be all, none or some of "
                                + Stream.of(Fault.values()).map(Fault::toString).collect(Collectors.joining(","))
                                + ", but was: " + value)));
            }
        }
        if (isBorrowed && faults.contains(Fault.MYSQL)) {
            throw new Mistake("option --faults must not have " + Fault.MYSQL
                    + " with --mysql: only a server of our own is" + " killed");
        }
        return faults;
    }

    private static int tables(String value) {
        int tables = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
        if (tables < 1 || tables > MOST_TABLES) {
            throw new Mistake("option --tables must be a number from 1 to " + MOST_TABLES + ", but was: " + value);
        }
        return tables;
    }
}
