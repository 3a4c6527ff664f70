// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What became of the records in quarantine, table by table. */
public record ReplayResult(List<Table> tables) {
    private static final String UNKNOWN = "unknown table";

    /**
     * @param bad that stay in quarantine
     * @param reasons why, each once
     */
    public record Table(String name, long applied, long superseded, long bad, List<Reason> reasons) {}

    /**
     * @param records how many
     * @param partition where the first one is
     */
    public record Reason(String text, long records, int partition, long offset) {
        Reason oneMore() {
            return new Reason(text, records + 1, partition, offset);
        }
    }

    static ReplayResult of(Map<Place, Finding> found, Map<Place, Verdict> verdicts) {
        Map<String, Map<Place, Verdict>> byTable = new TreeMap<>();
        found.forEach((place, record) -> byTable.computeIfAbsent(
                        Objects.requireNonNullElse(record.table(), UNKNOWN), unseen -> new TreeMap<>())
                .put(place, verdicts.get(place)));
        List<Table> tables = new ArrayList<>();
        byTable.forEach((name, records) -> tables.add(new Table(
                name,
                count(records, Verdict.Outcome.APPLIED),
                count(records, Verdict.Outcome.SUPERSEDED),
                count(records, Verdict.Outcome.BAD),
                reasons(records))));
        return new ReplayResult(tables);
    }

    private static long count(Map<Place, Verdict> records, Verdict.Outcome outcome) {
        return records.values().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .count();
    }

    private static List<Reason> reasons(Map<Place, Verdict> records) {
        Map<String, Reason> reasons = new TreeMap<>();
        records.forEach((place, verdict) -> {
            if (verdict.isBad()) {
                reasons.compute(
                        verdict.reason(),
                        (text, before) -> before == null
                                ? new Reason(text, 1, place.partition(), place.offset())
                                : before.oneMore());
            }
        });
        return List.copyOf(reasons.values());
    }

    public long applied() {
        return tables.stream().mapToLong(Table::applied).sum();
    }

    public long superseded() {
        return tables.stream().mapToLong(Table::superseded).sum();
    }

    public long bad() {
        return tables.stream().mapToLong(Table::bad).sum();
    }
}
