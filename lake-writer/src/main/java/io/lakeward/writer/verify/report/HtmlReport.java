// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.report;

import java.util.List;

/** The report as one page that needs nothing else. */
public final class HtmlReport {
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Lakeward: MySQL and the lake</title><style>
            body{font-family:sans-serif;margin:2em}table{border-collapse:collapse;margin:.5em 0 1.5em}
            td,th{border:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}
            .EQUAL{color:#176f2c}.DIFFERENT{color:#b3261e}.NOT_VERIFIED{color:#8a5a00}
            </style></head><body>
            """;

    private HtmlReport() {}

    public static String of(List<TableResult> results) {
        StringBuilder page = new StringBuilder(HEAD)
                .append("<h1>")
                .append(escaped(TextReport.summary(results)))
                .append("</h1>\n<table><tr><th>table</th><th>sources</th><th>verdict</th><th>rows in MySQL</th>")
                .append("<th>rows in the lake</th><th>ranges</th><th>ms</th><th>notes</th></tr>\n");
        for (TableResult result : results) {
            page.append("<tr>");
            cell(page, result.table());
            cell(page, String.join(", ", result.sources()));
            page.append("<td class=\"")
                    .append(result.verdict())
                    .append("\">")
                    .append(escaped(TextReport.verdict(result)));
            page.append("</td>");
            cell(page, Long.toString(result.sourceRows()));
            cell(page, Long.toString(result.lakeRows()));
            cell(page, Integer.toString(result.ranges()));
            cell(page, Long.toString(result.took().toMillis()));
            cell(page, String.join("; ", result.notes()));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
        results.stream().filter(result -> !result.differences().isEmpty()).forEach(result -> differences(page, result));
        return page.append("</body></html>\n").toString();
    }

    private static void differences(StringBuilder page, TableResult result) {
        page.append("<h2>")
                .append(escaped(result.table()))
                .append("</h2>\n<table><tr><th>key</th><th></th>")
                .append("<th>column</th><th>in MySQL</th><th>in the lake</th></tr>\n");
        for (Difference difference : result.differences()) {
            List<Difference.ColumnDifference> columns = difference.columns().isEmpty()
                    ? List.of(new Difference.ColumnDifference("", "", ""))
                    : difference.columns();
            for (Difference.ColumnDifference column : columns) {
                page.append("<tr>");
                cell(page, TextReport.shown(difference.key()));
                cell(page, difference.kind().text());
                cell(page, column.column());
                cell(page, TextReport.shown(column.source()));
                cell(page, TextReport.shown(column.lake()));
                page.append("</tr>\n");
            }
        }
        page.append("</table>\n");
    }

    private static void cell(StringBuilder page, String text) {
        page.append("<td>").append(escaped(text)).append("</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
