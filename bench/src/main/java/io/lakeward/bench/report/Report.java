// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All runs of a bench: ours and the other side's in pairs. */
public record Report(
        String workload, double scale, int parallelism, long changes, List<Measured> ours, List<Measured> bare) {
    private static final String ROW = "%-5s %4s %9s %10s | %6s %6s %6s %6s | %8s %8s | %9s";

    public Report {
        ours = List.copyOf(ours);
        bare = List.copyOf(bare);
        if (ours.isEmpty() || ours.size() != bare.size()) {
            throw new IllegalArgumentException(
                    "There must be as many runs of each side, but were: " + ours.size() + " and " + bare.size());
        }
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "", "", "", "CPU s", "", "", "", "peak MB", "", "topic"));
        lines.add(ROW.formatted(
                "side", "pair", "seconds", "changes/s", "task m", "job m", "kafka", "mysql", "task m", "job m", "MB"));
        lines.add("-".repeat(lines.get(1).length()));
        for (int pair = 0; pair < ours.size(); pair++) {
            lines.add(line(ours.get(pair), pair));
            lines.add(line(bare.get(pair), pair));
        }
        lines.add(String.format(
                Locale.ROOT,
                "median of pairs, ours / bare: wall %.2f (from %.2f to %.2f), CPU of Flink %.2f",
                Medians.median(ratios(Measured::seconds)),
                ratios(Measured::seconds).stream().min(Double::compare).orElseThrow(),
                ratios(Measured::seconds).stream().max(Double::compare).orElseThrow(),
                Medians.median(ratios(Measured::flinkCpuSeconds))));
        return lines;
    }

    private String line(Measured run, int pair) {
        return ROW.formatted(
                run.side(),
                pair + 1,
                oneDigit(run.seconds()),
                Math.round(changes / run.seconds()),
                oneDigit(run.cpu("flink-taskmanager")),
                oneDigit(run.cpu("flink-jobmanager")),
                oneDigit(run.cpu("kafka")),
                oneDigit(run.cpu("mysql")),
                Math.round(run.peakMegabytes("flink-taskmanager")),
                Math.round(run.peakMegabytes("flink-jobmanager")),
                run.topicBytes() == 0 ? "" : oneDigit(run.topicBytes() / 1e6));
    }

    /** One object on one line. */
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("workload", workload);
        json.put("scale", scale);
        json.put("parallelism", parallelism);
        json.put("pairs", ours.size());
        json.put("changes", changes);
        json.put("ours_seconds", Medians.median(ours, Measured::seconds));
        json.put("bare_seconds", Medians.median(bare, Measured::seconds));
        json.put("ratio", Medians.median(ratios(Measured::seconds)));
        json.put("cpu_ratio", Medians.median(ratios(Measured::flinkCpuSeconds)));
        json.put("topic_bytes", Math.round(Medians.median(ours, Measured::topicBytes)));
        try {
            return new ObjectMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers must be writable as JSON", e);
        }
    }

    private List<Double> ratios(ToDoubleFunction<Measured> value) {
        return Medians.ratios(ours, bare, value);
    }

    private static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
