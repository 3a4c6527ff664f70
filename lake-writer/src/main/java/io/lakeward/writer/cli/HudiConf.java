// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import io.lakeward.writer.table.HudiOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads {@code --hudiConf}: {@code key=value,key=value}. Values may hold commas and equals signs. */
final class HudiConf {
    private static final String KEY = "hoodie\\.[A-Za-z0-9_.-]+";

    /** A comma parts two options only where an option's name and an equals sign follow. */
    private static final String BETWEEN = ",(?=\\s*" + KEY + "\\s*=)";

    private HudiConf() {}

    static Map<String, String> parse(List<String> given, Consumer<String> problems) {
        Map<String, String> options = new HashMap<>();
        for (String assignments : given) {
            for (String assignment : assignments.split(BETWEEN, -1)) {
                int equals = assignment.indexOf('=');
                if (equals < 1 || !assignment.substring(0, equals).strip().matches(KEY)) {
                    problems.accept("--hudiConf must read hoodie.key=value, but was: " + assignment);
                } else {
                    options.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
                }
            }
        }
        HudiOptions.problems(options).forEach(problem -> problems.accept("--hudiConf " + problem));
        return options;
    }
}
