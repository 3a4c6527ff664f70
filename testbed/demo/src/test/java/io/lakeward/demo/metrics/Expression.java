// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.metrics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL asks for.
 *
 * @param grouping labels that results are grouped or matched by
 */
record Expression(Set<Selector> selectors, Set<String> grouping) {
    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern PART = Pattern.compile(STRING
            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\((?<labels>[^)]*)\\)"
            + "|(?<![\\w.])(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\\b(?!\\s*(?:\\(|by\\b|without\\b))(?:\\{(?<matchers>(?:[^}\"]|"
            + STRING
            + ")*)})?");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

    static Expression of(String text) {
        Set<Selector> selectors = new HashSet<>();
        Set<String> grouping = new TreeSet<>();
        var part = PART.matcher(text);
        while (part.find()) {
            if (part.group("labels") != null) {
                grouping.addAll(Arrays.asList(part.group("labels").strip().split("\\s*,\\s*")));
            } else if (part.group("matchers") != null) {
                selectors.add(new Selector(part.group("name"), part.group("matchers")));
            } else if (part.group("name") != null && !WORDS.contains(part.group("name"))) {
                selectors.add(new Selector(part.group("name"), ""));
            }
        }
        return new Expression(selectors, grouping);
    }
}
