// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** A source table as plain rows. A commit carries what the rows' last changes are, as the lake writer's do. */
final class SourceTable {

    final String name;
    final String columns;
    final List<String> key;

    /** The last column, if the lake's table is partitioned by it. */
    final boolean partitioned;

    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();
    private final Map<List<Object>, Row> committed = new HashMap<>();

    SourceTable(String name, String columns, List<String> key, boolean partitioned) {
        this.name = name;
        this.columns = columns;
        this.key = key;
        this.partitioned = partitioned;
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    void put(Row row) {
        rows.put(keyOf(row), row);
    }

    void remove(Row row) {
        rows.remove(keyOf(row));
    }

    void truncate() {
        rows.clear();
    }

    /** Since the last call, old places first: a row that moves to another partition leaves the one it was in. */
    List<Row> takeChanges() {
        var changes = new ArrayList<Row>();
        committed.forEach((key, old) -> {
            var now = rows.get(key);
            if (now == null || (partitioned && !partitionOf(now).equals(partitionOf(old)))) {
                changes.add(ofKind(RowKind.DELETE, old));
            }
        });
        rows.forEach((key, now) -> {
            if (!now.equals(committed.get(key))) {
                changes.add(ofKind(RowKind.INSERT, now));
            }
        });
        committed.clear();
        committed.putAll(rows);
        return changes;
    }

    private List<Object> keyOf(Row row) {
        var values = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            values.add(row.getField(i));
        }
        return values;
    }

    private static Object partitionOf(Row row) {
        return row.getField(row.getArity() - 1);
    }

    private static Row ofKind(RowKind kind, Row row) {
        var copy = Row.copy(row);
        copy.setKind(kind);
        return copy;
    }
}
