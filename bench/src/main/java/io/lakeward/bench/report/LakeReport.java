// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All runs of a workload from MySQL to the lake; a side that did not run has none. */
public record LakeReport(
        String workload, double scale, int parallelism, List<Carried> ours, List<Carried> peer, List<Carried> floor) {
    private static final String ROW = "%-5s %4s %8s %7s %9s | %6s %6s %6s %6s %6s | %6s %6s %6s | %8s %6s";

    public LakeReport {
        ours = List.copyOf(ours);
        peer = List.copyOf(peer);
        floor = List.copyOf(floor);
        if (ours.isEmpty()) {
            throw new IllegalArgumentException("There must be runs of ours, but were none");
        }
        for (List<Carried> others : List.of(peer, floor)) {
            if (!others.isEmpty() && others.size() != ours.size()) {
                throw new IllegalArgumentException(
                        "There must be as many runs of each side, but were: " + ours.size() + " and " + others.size());
            }
        }
    }

    /** The median. */
    double ourSeconds() {
        return Medians.median(ours, Carried::seconds);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "", "", "", "", "CPU s", "", "", "", "", "peak", "MB", "", "lake", ""));
        lines.add(ROW.formatted(
                "side", "run", "seconds", "95 %", "changes", "task m", "job m", "spark", "kafka", "mysql", "task m",
                "job m", "spark", "MB", "files"));
        lines.add("-".repeat(lines.get(1).length()));
        for (int run = 0; run < ours.size(); run++) {
            lines.add(line(ours.get(run), run));
            if (!peer.isEmpty()) {
                lines.add(line(peer.get(run), run));
            }
            if (!floor.isEmpty()) {
                lines.add(line(floor.get(run), run));
            }
        }
        addRatios("peer", peer, lines);
        addRatios("floor", floor, lines);
        return lines;
    }

    private void addRatios(String side, List<Carried> others, List<String> lines) {
        if (!others.isEmpty()) {
            List<Double> wall = Medians.ratios(ours, others, Carried::seconds);
            lines.add(String.format(
                    Locale.ROOT,
                    "median of pairs, ours / %s: wall %.2f (from %.2f to %.2f), CPU without MySQL %.2f",
                    side,
                    Medians.median(wall),
                    wall.stream().min(Double::compare).orElseThrow(),
                    wall.stream().max(Double::compare).orElseThrow(),
                    ratio(others, Carried::cpuSeconds)));
        }
    }

    private static String line(Carried run, int number) {
        return ROW.formatted(
                run.side(),
                number + 1,
                digits(run.seconds(), 2),
                run.p95() > 0 ? digits(run.p95(), 2) : "",
                run.changes(),
                digits(run.cpu("flink-taskmanager"), 1),
                digits(run.cpu("flink-jobmanager"), 1),
                digits(run.cpu("spark"), 1),
                digits(run.cpu("kafka"), 1),
                digits(run.cpu("mysql"), 1),
                Math.round(run.peakMegabytes("flink-taskmanager")),
                Math.round(run.peakMegabytes("flink-jobmanager")),
                Math.round(run.peakMegabytes("spark")),
                digits(run.bytes() / 1e6, 1),
                run.files());
    }

    /** One object on one line; null where a side did not run. */
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("workload", workload);
        json.put("scale", scale);
        json.put("parallelism", parallelism);
        json.put("pairs", ours.size());
        json.put("changes", ours.get(0).changes());
        put(json, "ours", ours);
        put(json, "peer", peer);
        put(json, "floor", floor);
        json.put("ratio_to_peer", ratio(peer, Carried::seconds));
        json.put("ratio_to_floor", ratio(floor, Carried::seconds));
        json.put("cpu_ratio", ratio(peer, Carried::cpuSeconds));
        json.put("p95_ratio_to_peer", ours.get(0).p95() > 0 ? ratio(peer, Carried::p95) : null);
        try {
            return new ObjectMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers must be writable as JSON", e);
        }
    }

    private static void put(ObjectNode json, String side, List<Carried> runs) {
        json.put(side + "_seconds", median(runs, Carried::seconds));
        json.put(side + "_p95_seconds", runs.isEmpty() || runs.get(0).p95() == 0 ? null : median(runs, Carried::p95));
        json.put(side + "_cpu_seconds", median(runs, Carried::cpuSeconds));
        json.put(side + "_lake_bytes", median(runs, Carried::bytes));
        json.put(side + "_lake_files", median(runs, Carried::files));
    }

    private static Double median(List<Carried> runs, ToDoubleFunction<Carried> value) {
        return runs.isEmpty() ? null : Medians.median(runs, value);
    }

    private Double ratio(List<Carried> others, ToDoubleFunction<Carried> value) {
        return others.isEmpty() ? null : Medians.median(Medians.ratios(ours, others, value));
    }

    private static String digits(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
