// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.show;

import io.lakeward.demo.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A small table as lines of equal width. */
public record TextTable(List<String> lines) {

    private static final String GAP = "   ";

    public static TextTable of(String title, Table table) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(table.names());
        table.rows().forEach(row -> cells.add(row.stream().map(String::valueOf).toList()));
        int[] widths = IntStream.range(0, table.columns().size())
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(title);
        cells.forEach(row -> lines.add(join(row, widths)));
        lines.add(2, "-".repeat(lines.get(1).length()));
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        return new TextTable(lines.stream().map(line -> pad(line, width)).toList());
    }

    /** The tables beside each other, as many in a row as the width takes. */
    public static List<String> sideBySide(List<TextTable> tables, int width) {
        List<String> lines = new ArrayList<>();
        List<TextTable> row = new ArrayList<>();
        for (TextTable table : tables) {
            int used = row.stream().mapToInt(t -> t.width() + GAP.length()).sum();
            if (!row.isEmpty() && used + table.width() > width) {
                lines.addAll(joined(row));
                row.clear();
            }
            row.add(table);
        }
        lines.addAll(joined(row));
        return lines;
    }

    private static List<String> joined(List<TextTable> row) {
        int height = row.stream().mapToInt(table -> table.lines().size()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            List<String> parts = new ArrayList<>();
            for (TextTable table : row) {
                parts.add(i < table.lines().size() ? table.lines().get(i) : " ".repeat(table.width()));
            }
            lines.add(String.join(GAP, parts).stripTrailing());
        }
        return lines;
    }

    private int width() {
        return lines.get(0).length();
    }

    private static String join(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            padded.add(pad(cells.get(i), widths[i]));
        }
        return String.join("  ", padded);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
