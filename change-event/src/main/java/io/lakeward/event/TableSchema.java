// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table's columns in source order and its primary key, as they were when a change was made.
 *
 * @param key the primary key's columns in key order; empty for a table without one
 */
public record TableSchema(TableId table, List<Column> columns, List<String> key) implements Serializable {
    public TableSchema {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.size() != columns.size()) {
            throw new IllegalArgumentException("The columns of " + table + " must have different names, but were: "
                    + columns.stream().map(Column::name).toList());
        }
        if (!names.containsAll(key)) {
            throw new IllegalArgumentException(
                    "The primary key of " + table + " must name columns of " + names + ", but was: " + key);
        }
    }
}
