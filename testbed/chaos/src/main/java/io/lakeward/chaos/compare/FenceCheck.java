// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.compare;

import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.demo.lake.Snapshot;
import io.lakeward.demo.table.Comparison;
import io.lakeward.demo.table.Difference;
import io.lakeward.demo.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the lake's tables against what they must be at one fence. No I/O. */
public final class FenceCheck {

    private final int fence;
    private final Map<ChaosTable, Table> expected;
    private final Map<ChaosTable, Verdict> verdicts = new LinkedHashMap<>();

    private record Verdict(Optional<Snapshot> seen, List<String> differences) {}

    public FenceCheck(int fence, Map<ChaosTable, Table> expected) {
        this.fence = fence;
        this.expected = expected;
        expected.keySet().forEach(table -> saw(table, Optional.empty()));
    }

    public Set<ChaosTable> tables() {
        return expected.keySet();
    }

    /** @param seen the lake's table, if it is there; a table that never had a row need not be */
    public void saw(ChaosTable table, Optional<Snapshot> seen) {
        Verdict known = verdicts.get(table);
        if (known == null || !known.seen().equals(seen)) {
            verdicts.put(table, new Verdict(seen, differences(table, seen)));
        }
    }

    public boolean isEqual() {
        return verdicts.values().stream()
                .allMatch(verdict -> verdict.differences().isEmpty());
    }

    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        verdicts.forEach((table, verdict) -> verdict.differences()
                .forEach(difference -> violations.add(new Violation(fence, table.name(), difference))));
        return violations;
    }

    public int rows() {
        return expected.values().stream().mapToInt(table -> table.rows().size()).sum();
    }

    /** When the last of the tables' commits became visible. */
    public Instant visible() {
        return verdicts.values().stream()
                .flatMap(verdict -> verdict.seen().stream())
                .map(Snapshot::visible)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private List<String> differences(ChaosTable table, Optional<Snapshot> seen) {
        Table rows = expected.get(table);
        if (seen.isEmpty()) {
            return rows.rows().isEmpty() ? List.of() : List.of("does not exist");
        }
        // The lake keeps columns that a table has no more.
        Table lake = seen.get().table();
        Table compared = lake.names().containsAll(rows.names()) ? Narrowed.to(rows, lake.select(rows.names())) : lake;
        return new Comparison(table.lakeKey())
                .of(rows, compared).stream().map(Difference::toString).toList();
    }
}
