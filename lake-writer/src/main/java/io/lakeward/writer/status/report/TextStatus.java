// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The status for a console. */
public final class TextStatus {
    private static final List<String> HEAD =
            List.of("table", "rows", "last change", "lag", "schema", "quarantined", "verified", "state");

    private TextStatus() {}

    /** Lines, the last one ended, too. */
    public static String of(Status status) {
        List<String> lines = new ArrayList<>(List.of(
                status.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                "topic: " + Words.topic(status),
                "writer: " + Words.writer(status),
                "quarantine: " + Words.quarantine(status),
                ""));
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        status.sorted().forEach(table -> rows.add(row(table, status)));
        lines.addAll(aligned(rows));
        lines.add("");
        Troubles.of(status).forEach(trouble -> lines.add(Words.shown(trouble)));
        lines.add(Words.summary(status));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> row(TableState table, Status status) {
        return List.of(
                Words.shown(table.table()),
                Words.rows(table),
                Words.lastChange(table, status.at()),
                Words.lag(table, status.at()),
                Words.schema(table, status.at()),
                Long.toString(table.quarantined()),
                Words.verified(table, status.at()),
                Words.state(table));
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }
}
