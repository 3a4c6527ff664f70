// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the places of a template written as {@code ${name}}. */
public record FlinkConfig(Map<String, Object> values) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

    public String fill(String template) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    private String value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "place in the Flink configuration must be one of " + values.keySet() + ", but was: " + name);
        }
        return value.toString();
    }
}
