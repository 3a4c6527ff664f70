// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.report;

import java.util.List;
import java.util.stream.Collectors;

/** The report for a console. */
public final class TextReport {
    private static final int LONGEST = 60;

    private TextReport() {}

    public static boolean isEqual(List<TableResult> results) {
        return results.stream().allMatch(result -> result.verdict() == TableResult.Verdict.EQUAL);
    }

    public static String summary(List<TableResult> results) {
        long equal = count(results, TableResult.Verdict.EQUAL);
        if (isEqual(results)) {
            return "EQUAL: " + equal + " tables, every row and column";
        }
        return "NOT EQUAL: " + count(results, TableResult.Verdict.DIFFERENT) + " tables differ, "
                + count(results, TableResult.Verdict.NOT_VERIFIED) + " could not be verified, " + equal + " are equal";
    }

    static long count(List<TableResult> results, TableResult.Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    public static String of(TableResult result) {
        StringBuilder text = new StringBuilder()
                .append(result.table())
                .append(
                        result.sources().equals(List.of(result.table()))
                                ? ""
                                : result.sources().stream().collect(Collectors.joining(", ", " (", ")")))
                .append(": ")
                .append(verdict(result))
                .append(", ")
                .append(result.sourceRows())
                .append(" rows in MySQL, ")
                .append(result.lakeRows())
                .append(" in the lake, in ")
                .append(result.ranges())
                .append(" ranges, ")
                .append(result.took().toMillis())
                .append(" ms");
        result.notes().forEach(note -> text.append("\n  ").append(note));
        result.differences().forEach(difference -> text.append("\n  ").append(line(difference)));
        if (result.differing() > result.differences().size()) {
            text.append("\n  and ")
                    .append(result.differing() - result.differences().size())
                    .append(" more");
        }
        return text.toString();
    }

    static String verdict(TableResult result) {
        return switch (result.verdict()) {
            case EQUAL -> "equal";
            case DIFFERENT -> "DIFFERENT, " + result.differing() + " keys";
            case NOT_VERIFIED -> "NOT VERIFIED";
        };
    }

    private static String line(Difference difference) {
        return shown(difference.key()) + " " + difference.kind().text()
                + difference.columns().stream()
                        .map(column -> column.column() + ": " + shown(column.source()) + " in MySQL, "
                                + shown(column.lake()) + " in the lake")
                        .collect(Collectors.joining("; ", difference.columns().isEmpty() ? "" : ": ", ""));
    }

    /** Without what would disturb a console. */
    static String shown(String value) {
        if (value == null) {
            return "NULL";
        }
        StringBuilder shown = new StringBuilder();
        value.codePoints().limit(LONGEST).forEach(letter -> {
            if (Character.isISOControl(letter)) {
                shown.append("\\u%04x".formatted(letter));
            } else {
                shown.appendCodePoint(letter);
            }
        });
        return value.codePointCount(0, value.length()) > LONGEST ? shown + "…" : shown.toString();
    }
}
