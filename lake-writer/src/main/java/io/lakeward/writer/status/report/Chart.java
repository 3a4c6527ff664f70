// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A table's changes as bars, and how late they were as a line. */
final class Chart {
    private static final int BAR = 4;
    private static final int HEIGHT = 40;
    private static final double MILLIS = 1000;

    private Chart() {}

    static String of(Bins bins) {
        long mostChanges = most(IntStream.range(0, Bins.NUMBER).mapToLong(bins::changes));
        long mostLag = most(IntStream.range(0, Bins.NUMBER).mapToLong(bins::lag));
        StringBuilder svg =
                new StringBuilder("<svg class=\"chart\" role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
                        .formatted(BAR * Bins.NUMBER, HEIGHT, BAR * Bins.NUMBER, HEIGHT));
        svg.append("<title>").append(title(bins, mostLag)).append("</title>");
        for (int bin = 0; bin < Bins.NUMBER; bin++) {
            if (bins.changes(bin) > 0) {
                double height = Math.max(1, (double) HEIGHT * bins.changes(bin) / mostChanges);
                svg.append("<rect x=\"%d\" y=\"%s\" width=\"%d\" height=\"%s\"/>"
                        .formatted(bin * BAR, number(HEIGHT - height), BAR - 1, number(height)));
            }
        }
        lines(bins, mostLag)
                .forEach(line -> svg.append("<polyline points=\"").append(line).append("\"/>"));
        return svg.append("</svg>").toString();
    }

    private static String title(Bins bins, long mostLag) {
        return IntStream.range(0, Bins.NUMBER).mapToLong(bins::changes).sum() + " changes"
                + (mostLag > 0 ? ", committed at most " + number(mostLag / MILLIS) + " s after they were read" : "");
    }

    /** Broken where nothing is known. */
    private static List<String> lines(Bins bins, long mostLag) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int bin = 0; bin < Bins.NUMBER; bin++) {
            if (bins.lag(bin) == Bins.UNKNOWN) {
                add(lines, line);
                line = new StringBuilder();
            } else {
                double y = HEIGHT - (double) (HEIGHT - 1) * bins.lag(bin) / Math.max(1, mostLag);
                // A point alone is a line, too, or nobody would see it.
                line.append("%d,%s %d,%s ".formatted(bin * BAR, number(y), bin * BAR + BAR - 1, number(y)));
            }
        }
        add(lines, line);
        return lines;
    }

    private static void add(List<String> lines, StringBuilder line) {
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
    }

    private static long most(LongStream values) {
        return values.max().orElse(0);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
