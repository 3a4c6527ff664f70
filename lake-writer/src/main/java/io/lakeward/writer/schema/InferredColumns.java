// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import io.lakeward.event.Column;
import io.lakeward.event.TableSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables whose columns are known by their values only. */
public final class InferredColumns {
    private InferredColumns() {}

    public static boolean in(TableSchema table) {
        return table.columns().stream().anyMatch(column -> InferredType.isInferred(column.type()));
    }

    /**
     * What is known of a table after two sights of it: of one whose types are told, the later one; else the columns of both,
     * each as wide as it was in either.
     */
    public static TableSchema union(TableSchema earlier, TableSchema later) {
        if (!in(later)) {
            return later;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        later.columns().forEach(column -> columns.put(column.name(), column));
        earlier.columns().stream()
                .filter(column -> InferredType.isInferred(column.type()))
                .forEach(column -> columns.merge(column.name(), column, InferredColumns::wider));
        return new TableSchema(later.table(), columns.values().stream().toList(), later.key());
    }

    /** Whether there were only NULLs in a column so far: the lake does not have it yet. */
    public static boolean isEmpty(Column column) {
        return InferredType.isInferred(column.type()) && InferredType.of(column.type()) == InferredType.NONE;
    }

    /** The columns that the lake has, or is to have. */
    public static TableSchema withoutEmpty(TableSchema table) {
        return table.columns().stream().noneMatch(InferredColumns::isEmpty)
                ? table
                : new TableSchema(
                        table.table(),
                        table.columns().stream()
                                .filter(column -> !isEmpty(column))
                                .toList(),
                        table.key());
    }

    /** As expressions see a column: one of which there were only NULLs so far is text for them. */
    public static Column forExpressions(Column column) {
        return isEmpty(column) ? new Column(column.name(), InferredType.TEXT.columnType(), true) : column;
    }

    private static Column wider(Column one, Column other) {
        InferredType type = InferredType.of(one.type()).or(InferredType.of(other.type()));
        return new Column(one.name(), type.columnType(), one.nullable());
    }
}
