// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.util.List;
import java.util.Map;

/** How a table is partitioned in the lake, said twice: to the writer, and to MySQL. */
@SuppressWarnings("ImmutableEnumChecker") // the map is made by Map.of
public enum Partitioning {
    NONE(Map.of(), ""),
    MONTH(
            Map.of("column", "moved_at", "pattern", "yyyy-MM", "field", "part"),
            "COALESCE(DATE_FORMAT(moved_at, '%Y-%m'), '__default__')"),
    REGION(
            Map.of("expression", "concat(region, '')", "field", "part"),
            "IF(region IS NULL OR LENGTH(region) = 0, '__default__', region)");

    private final Map<String, String> tableInfo;
    private final String sql;

    Partitioning(Map<String, String> tableInfo, String sql) {
        this.tableInfo = tableInfo;
        this.sql = sql;
    }

    Map<String, String> tableInfo() {
        return tableInfo;
    }

    /** The partition's value, in MySQL's SQL. */
    String sql() {
        return sql;
    }

    /** The columns that move a row. */
    List<Field> fields() {
        return switch (this) {
            case NONE -> List.of();
            case MONTH -> List.of(new Field("moved_at", ColumnTypes.MONTH, true));
            case REGION -> List.of(new Field("region", ColumnTypes.REGION, true));
        };
    }
}
