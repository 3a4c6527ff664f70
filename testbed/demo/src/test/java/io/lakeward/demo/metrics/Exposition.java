// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes show in Prometheus' text format, as Prometheus keeps it: the labels of each series by the metric. */
record Exposition(Map<String, Set<Map<String, String>>> series) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String NAME = "__name__";

    Exposition() {
        this(new TreeMap<>());
    }

    /** @param relabelling metric_relabel_configs of the scrape configuration; may be missing */
    void add(String text, JsonNode relabelling) {
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line.strip());
            if (!sample.matches()) {
                throw new IllegalArgumentException("a sample must be as Prometheus reads it, but was: " + line);
            }
            Map<String, String> labels = new TreeMap<>(Map.of(NAME, sample.group(1)));
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            relabelling.forEach(rule -> relabel(labels, rule));
            series.computeIfAbsent(labels.remove(NAME), name -> new HashSet<>()).add(Map.copyOf(labels));
        });
    }

    /** Of Prometheus' rules those that put a part of the name somewhere. */
    private static void relabel(Map<String, String> labels, JsonNode rule) {
        Matcher name = Pattern.compile(rule.get("regex").asText()).matcher(labels.get(NAME));
        if (!rule.get("source_labels").toString().equals("[\"" + NAME + "\"]") || rule.has("action")) {
            throw new IllegalArgumentException("a rule must replace by the name, but is: " + rule);
        }
        if (name.matches()) {
            labels.put(
                    rule.get("target_label").asText(),
                    name.replaceFirst(rule.get("replacement").asText()));
        }
    }
}
