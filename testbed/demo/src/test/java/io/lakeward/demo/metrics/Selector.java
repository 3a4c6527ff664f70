// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.metrics;

import java.util.Map;
import java.util.regex.Pattern;

/** A metric's name in an expression, and which of its series are meant: {@code label="value", other=~"regex"}. */
record Selector(String name, String matchers) {
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|=)\\s*\"([^\"]*)\"");

    boolean chooses(Map<String, String> labels) {
        return MATCHER.matcher(matchers).results().allMatch(matcher -> {
            String value = labels.getOrDefault(matcher.group(1), "");
            return matcher.group(2).equals("=") ? value.equals(matcher.group(3)) : value.matches(matcher.group(3));
        });
    }
}
