// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user asked for.
 *
 * @param brokers Kafka's bootstrap servers
 * @param lakePath the base path of the lake
 * @param trigger the least time between two micro-batches
 * @param fromStart whether the first start reads the topic from its beginning, or only what comes from then on
 * @param maxRecords the most records of one micro-batch
 * @param concurrentTables how many tables are written at the same time
 * @param hudiOptions Hudi options for every table
 */
public record WriterArgs(
        String brokers,
        String topic,
        String lakePath,
        String checkpointDir,
        Duration trigger,
        boolean fromStart,
        long maxRecords,
        int concurrentTables,
        Map<String, String> hudiOptions) {

    private static final int MAX_TABLES = 1000;

    public WriterArgs {
        requireText(brokers, "brokerList");
        requireText(topic, "sourceTopic");
        requireText(lakePath, "hudiEventBasePath");
        requireText(checkpointDir, "checkpointDir");
        requirePositive(trigger.toSeconds(), "trigger");
        requirePositive(maxRecords, "maxOffset");
        requirePositive(concurrentTables, "concurrentTables");
        hudiOptions = Map.copyOf(hudiOptions);
    }

    /** The values of the command line by long option name, checked one by one. */
    static WriterArgs of(Map<String, String> values, List<String> hudiOptions) {
        return new WriterArgs(
                values.get("brokerList"),
                values.get("sourceTopic"),
                values.get("hudiEventBasePath"),
                values.get("checkpointDir"),
                Duration.ofSeconds(number(values, "trigger")),
                startsEarliest(values.get("startPos")),
                number(values, "maxOffset"),
                tables(values),
                options(hudiOptions));
    }

    private static Map<String, String> options(List<String> assignments) {
        Map<String, String> options = new HashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--hudiConf must read key=value, but was: " + assignment);
            }
            options.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
        }
        return options;
    }

    private static boolean startsEarliest(String startPos) {
        return switch (startPos) {
            case "earliest" -> true;
            case "latest" -> false;
            default -> throw new UsageException("--startPos must be earliest or latest, but was: " + startPos);
        };
    }

    private static int tables(Map<String, String> values) {
        long tables = number(values, "concurrentTables");
        if (tables > MAX_TABLES) {
            throw new UsageException("--concurrentTables must be at most " + MAX_TABLES + ", but was: " + tables);
        }
        return (int) tables;
    }

    private static long number(Map<String, String> values, String name) {
        try {
            return Long.parseLong(values.get(name));
        } catch (NumberFormatException e) {
            throw new UsageException("--" + name + " must be a whole number, but was: " + values.get(name), e);
        }
    }

    private static void requireText(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new UsageException("--" + name + " must be given");
        }
    }

    private static void requirePositive(long value, String name) {
        if (value <= 0) {
            throw new UsageException("--" + name + " must be greater than 0, but was: " + value);
        }
    }
}
