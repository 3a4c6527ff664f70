// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import io.lakeward.demo.lake.Snapshot;
import io.lakeward.demo.table.Difference;
import io.lakeward.demo.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tables of the lake have become what the source says since a change was committed. No I/O. */
final class Watch {

    private final Map<LakeTable, Table> before;
    private final Map<LakeTable, Table> expected;
    private final Instant committed;
    private final Map<LakeTable, Optional<List<Difference>>> seen = new LinkedHashMap<>();
    private final Map<LakeTable, Instant> arrived = new LinkedHashMap<>();

    Watch(Map<LakeTable, Table> before, Map<LakeTable, Table> expected, Instant committed) {
        this.before = before;
        this.expected = expected;
        this.committed = committed;
        expected.keySet().forEach(table -> seen.put(table, Optional.empty()));
    }

    Set<LakeTable> tables() {
        return expected.keySet();
    }

    void absent(LakeTable table) {
        seen.put(table, Optional.empty());
        arrived.remove(table);
    }

    void saw(LakeTable table, Snapshot snapshot) {
        List<Difference> differences = table.comparison().of(expected.get(table), snapshot.table());
        seen.put(table, Optional.of(differences));
        if (differences.isEmpty()) {
            arrived.putIfAbsent(table, snapshot.visible());
        } else {
            arrived.remove(table);
        }
    }

    boolean isEqual() {
        return arrived.size() == expected.size();
    }

    /** What is not equal yet, in a few words. */
    String waitingFor() {
        List<String> parts = new ArrayList<>();
        seen.forEach((table, differences) -> {
            if (differences.isEmpty()) {
                parts.add(table + " (not there yet)");
            } else if (!differences.get().isEmpty()) {
                parts.add(table + " (" + differences.get().size() + " to go)");
            }
        });
        return String.join(", ", parts);
    }

    /** What is not equal, in full. */
    List<String> differences() {
        List<String> lines = new ArrayList<>();
        seen.forEach((table, differences) -> {
            if (differences.isEmpty()) {
                lines.add(table + ": does not exist");
            } else {
                differences.get().forEach(difference -> lines.add(table + ": " + difference));
            }
        });
        return lines;
    }

    /** How long each layer that had to change took, from the commit in MySQL until its last table was right. */
    Map<Layer, Duration> latencies() {
        Map<Layer, Duration> latencies = new EnumMap<>(Layer.class);
        arrived.forEach((table, when) -> {
            if (!expected.get(table).equals(before.get(table))) {
                latencies.merge(table.layer(), Duration.between(committed, when), (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        });
        return latencies;
    }
}
