// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.paimon;

import io.lakeward.bench.workload.Database;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * MySQL's tables beside Paimon's.
 *
 * @param lines one for each table, and its rows where they differ
 */
record Comparison(boolean isEqual, List<String> lines) {
    private static final String NULL = "null";

    static Comparison of(Database database, Map<String, List<Map<String, String>>> paimon) {
        boolean equal = true;
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> table : TopicTables.EXPECTED.entrySet()) {
            List<String> right = sorted(database.texts(table.getValue()));
            List<String> found = sorted(paimon.getOrDefault(table.getKey(), List.of()));
            boolean same = right.equals(found);
            equal &= same;
            lines.add(String.format("%-12s %d rows, %s", table.getKey(), right.size(), same ? "equal" : "DIFFERENT"));
            if (!same) {
                right.forEach(row -> lines.add("  MySQL  " + row));
                found.forEach(row -> lines.add("  Paimon " + row));
            }
        }
        return new Comparison(equal, List.copyOf(lines));
    }

    private static List<String> sorted(List<Map<String, String>> rows) {
        return rows.stream().map(row -> normal(row).toString()).sorted().toList();
    }

    private static Map<String, String> normal(Map<String, String> row) {
        Map<String, String> normal = new TreeMap<>(row);
        // Paimon writes a NULL that comes without a schema as this text.
        normal.replaceAll((column, text) -> text == null ? NULL : text);
        for (String column : TopicTables.APPROXIMATE) {
            normal.computeIfPresent(column, (name, text) -> text.equals(NULL) ? text : number(text));
        }
        return normal;
    }

    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toString();
    }
}
