// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.event.TableId;
import io.lakeward.producer.source.ColumnSelection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides whether the columns left out may be left out. */
final class ColumnRules {
    /** A column of a selected table. */
    record ColumnFacts(TableId table, String name, boolean inKey) {}

    private ColumnRules() {}

    static List<Finding> findings(ColumnSelection selection, List<ColumnFacts> columns) {
        Findings findings = new Findings("columns");
        String keys = columns.stream()
                .filter(column -> column.inKey() && selection.excludes(column.table(), column.name()))
                .map(column -> column.table() + "." + column.name())
                .collect(Collectors.joining(", "));
        if (!keys.isEmpty()) {
            findings.problem("--excludeColumns must not exclude columns of a primary key, but excludes: " + keys);
        }
        selection
                .itemsWithout(namesByTable(columns))
                .forEach(item -> findings.warning(
                        item + " names no column of the tables selected: it counts for columns that come later only"));
        long left = columns.stream()
                .filter(column -> !column.inKey() && !selection.includes(column.table(), column.name()))
                .count();
        return findings.orOk(left + " of " + columns.size() + " left out");
    }

    private static Map<TableId, List<String>> namesByTable(List<ColumnFacts> columns) {
        return columns.stream()
                .collect(Collectors.groupingBy(
                        ColumnFacts::table, Collectors.mapping(ColumnFacts::name, Collectors.toList())));
    }
}
