// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spells out the short names that stand for two options: the first use is the first option, the second use the second.
 *
 * @param arguments the command line with long names in their place
 * @param options the options that were given so
 */
record ShortNames(List<String> arguments, Set<String> options) {
    private record Pair(String first, String second) {}

    private static final Map<String, Pair> TWICE = Map.of(
            "-s", new Pair("syncHive", "syncMode"),
            "-p", new Pair("consumeGroup", "partitionNum"),
            "-t", new Pair("sourceTopic", "morCompact"),
            "-m", new Pair("tableInfoJson", "inlineMax"));

    private static final Set<String> ALONE = Set.of("--help", "--dry-run", "--json");

    /** @throws UsageException if such a name is used more than twice */
    static ShortNames spellOut(List<String> arguments) {
        List<String> spelledOut = new ArrayList<>();
        Set<String> options = new HashSet<>();
        Map<String, Integer> uses = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            Pair pair = TWICE.get(argument);
            if (pair == null) {
                spelledOut.add(argument);
            } else {
                String option = option(argument, pair, uses.merge(argument, 1, Integer::sum));
                options.add(option);
                spelledOut.add("--" + option);
            }
            if (takesNext(argument) && i + 1 < arguments.size()) {
                spelledOut.add(arguments.get(++i));
            }
        }
        return new ShortNames(spelledOut, options);
    }

    private static String option(String name, Pair pair, int use) {
        return switch (use) {
            case 1 -> pair.first;
            case 2 -> pair.second;
            default -> throw new UsageException(name + " must be given at most twice, for --" + pair.first
                    + " and then for --" + pair.second + ", but was given " + use + " times");
        };
    }

    /** Every other option has a value; it stands behind the name, or in the next argument. */
    private static boolean takesNext(String argument) {
        return argument.startsWith("-")
                && !ALONE.contains(argument)
                && argument.indexOf('=') < 0
                && argument.indexOf(':') < 0;
    }

    /** What to say when the value of a first option is wrong, and may be meant for the second. */
    String hint(String option, String value) {
        if (!options.contains(option)) {
            return "";
        }
        return TWICE.entrySet().stream()
                .filter(entry -> entry.getValue().first.equals(option))
                .map(entry -> hint(entry.getKey(), entry.getValue(), value))
                .findFirst()
                .orElse("");
    }

    private static String hint(String name, Pair pair, String value) {
        return ": the first " + name + " is --" + pair.first + ", the second --" + pair.second + "; write --"
                + pair.second + " " + value + " if you mean that";
    }
}
