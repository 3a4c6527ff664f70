// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Statements on a table of its own. In all texts {t} is the table with its database, {d} the database, {n} the table
 * alone.
 *
 * @param row of the README's table of schema changes
 * @param number different for each
 * @param isMergeOnRead the lake's table
 * @param columns of the table beside id and v
 * @param start what is done before the pipeline starts
 * @param change what is done while it runs, one after the other
 * @param also other tables that are compared
 * @param kept columns that the lake has, and MySQL has no more
 * @param suffix of the table's name
 */
record SchemaStory(
        String row,
        int number,
        boolean isMergeOnRead,
        String columns,
        List<String> start,
        List<String> change,
        List<String> also,
        Set<String> kept,
        String suffix) {

    static final String DATABASE = "lakeward_ddl";

    String table() {
        return "%s%02d%s".formatted(isMergeOnRead ? "m" : "c", number, suffix);
    }

    String filled(String text) {
        return text.replace("{t}", DATABASE + "." + table())
                .replace("{d}", DATABASE)
                .replace("{n}", table());
    }

    /** The names of the tables that are compared, with their databases. */
    List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("{t}"));
        tables.addAll(also);
        return tables.stream().map(this::filled).toList();
    }

    List<String> creation() {
        List<String> statements = new ArrayList<>();
        String more = columns.isEmpty() ? "" : ", " + columns;
        String key = columns.contains("PRIMARY KEY") || columns.contains("no key") ? "" : ", PRIMARY KEY (id)";
        statements.add("CREATE TABLE {t} (id INT NOT NULL, v INT NOT NULL DEFAULT 0"
                + more.replace(", /* no key */", "") + key + ") CHARACTER SET utf8mb4");
        statements.add("INSERT INTO {t} (id, v) VALUES (1, 10), (2, 20), (3, 30), (4, 40), (5, 50), (6, 60)");
        statements.addAll(start);
        return statements.stream().map(this::filled).toList();
    }

    @Override
    public String toString() {
        return row + " [" + table() + "]";
    }
}
