// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.ArrayList;
import java.util.List;

/** Tables and rows for tests, written short. */
final class Tables {
    static final ColumnType INT = ColumnType.of("INT");
    static final TableSchema USER = schema(
            "user",
            List.of("id"),
            new Column("id", INT, false),
            new Column("name", ColumnType.of("VARCHAR", 155), true));
    static final TableSchema USER_WITH_AGE = schema(
            "user",
            List.of("id"),
            new Column("id", INT, false),
            new Column("age", INT, true),
            new Column("name", ColumnType.of("VARCHAR", 155), true));

    /** Without a key. */
    static final TableSchema LINE = schema("line", List.of(), new Column("n", INT, true));

    /** To be partitioned by its last column. */
    static final TableSchema EVENT = schema(
            "event",
            List.of("id"),
            new Column("id", INT, false),
            new Column("name", ColumnType.of("VARCHAR", 50), true),
            new Column("part", ColumnType.of("VARCHAR", 50), true));

    private Tables() {}

    /** A row of {@link #EVENT}. */
    static String event(int id, String name, String part) {
        return row("id:" + id, "name:" + name, "part:" + part);
    }

    static TableSchema schema(String table, List<String> key, Column... columns) {
        return new TableSchema(new TableId("d", table), List.of(columns), key);
    }

    /** A JSON object of {@code name:value}; a value in quotes, or one that is no number, is text. */
    static String row(String... fields) {
        List<String> json = new ArrayList<>();
        for (String field : fields) {
            int colon = field.indexOf(':');
            String value = field.substring(colon + 1);
            boolean number = value.matches("-?[0-9.]+");
            String text = value.replaceAll("^'|'$", "");
            json.add('"' + field.substring(0, colon) + "\":" + (number ? value : '"' + text + '"'));
        }
        return "{" + String.join(",", json) + "}";
    }
}
