// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status as one page that needs nothing else. */
public final class HtmlStatus {
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--line:#d0d5dd;--text:#1d2430;--back:#fff;--faint:#5c6675;--bad:#b3261e;--good:#176f2c;
            --bar:#7aa7e0;--lag:#c0570b}
            @media(prefers-color-scheme:dark){:root{--line:#3a4250;--text:#e4e8ee;--back:#14181f;--faint:#9aa5b5;--bad:#ff8a80;
            --good:#7fd295;--bar:#4a78b5;--lag:#ffb074}}
            body{font-family:system-ui,sans-serif;margin:2em;color:var(--text);background:var(--back)}
            table{border-collapse:collapse;margin:1em 0}
            td,th{border-bottom:1px solid var(--line);padding:.35em .8em;text-align:left;vertical-align:top}
            td.number{text-align:right;font-variant-numeric:tabular-nums}
            .bad{color:var(--bad)}.good{color:var(--good)}.faint,.chart-key{color:var(--faint)}
            .chart rect{fill:var(--bar)}.chart polyline{fill:none;stroke:var(--lag);stroke-width:2}
            """;

    private HtmlStatus() {}

    /** @param again after what time a browser is to load it again; never if zero */
    public static String of(Status status, Duration again) {
        StringBuilder page = begin(Words.summary(status), status.isWell(), again)
                .append("<p class=\"faint\">")
                .append(status.at().truncatedTo(ChronoUnit.SECONDS))
                .append("</p>\n");
        stages(page, status);
        tables(page, status);
        return page.append("</body></html>\n").toString();
    }

    /** The page that stands in for the status while there is none. */
    public static String without(String reason, Duration again) {
        return begin(reason, false, again).append("</body></html>\n").toString();
    }

    private static StringBuilder begin(String title, boolean isWell, Duration again) {
        return new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append(again.isZero() ? "" : "<meta http-equiv=\"refresh\" content=\"" + again.toSeconds() + "\">")
                .append("<title>Lakeward: status</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1 class=\"")
                .append(isWell ? "good" : "bad")
                .append("\">")
                .append(escaped(title))
                .append("</h1>\n");
    }

    private static void stages(StringBuilder page, Status status) {
        page.append("<table>\n");
        stage(page, "topic", Words.topic(status));
        stage(page, "writer", Words.writer(status));
        stage(page, "quarantine", Words.quarantine(status));
        page.append("</table>\n");
        List<String> troubles = Troubles.ofStages(status);
        if (!troubles.isEmpty()) {
            page.append(troubles.stream()
                    .map(trouble -> "<li>" + escaped(trouble) + "</li>")
                    .collect(Collectors.joining("", "<ul class=\"bad\">", "</ul>\n")));
        }
    }

    private static void stage(StringBuilder page, String name, String text) {
        page.append("<tr><th>")
                .append(name)
                .append("</th><td>")
                .append(escaped(text))
                .append("</td></tr>\n");
    }

    private static void tables(StringBuilder page, Status status) {
        page.append("<table>\n<tr>")
                .append(Stream.of("table", "rows", "last change", "lag", "schema", "quarantined", "verified", "state")
                        .map(name -> "<th>" + name + "</th>")
                        .collect(Collectors.joining()))
                .append(
                        "<th>changes <span class=\"chart-key\">bars</span>, lag <span class=\"chart-key\">line</span>, since ")
                .append(status.since().truncatedTo(ChronoUnit.SECONDS))
                .append("</th></tr>\n");
        status.sorted().forEach(table -> row(page, table, status));
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, TableState table, Status status) {
        List<String> troubles = Troubles.of(table, status);
        page.append("<tr><td>").append(escaped(table.table())).append("</td>");
        cell(page, "number", Words.rows(table));
        cell(page, "", Words.lastChange(table, status.at()));
        cell(page, "", Words.lag(table, status.at()));
        cell(page, "", Words.schema(table, status.at()));
        cell(page, "number", Long.toString(table.quarantined()));
        cell(page, "", Words.verified(table, status.at()));
        cell(
                page,
                troubles.isEmpty() ? "good" : "bad",
                troubles.isEmpty() ? Words.state(table) : String.join("; ", troubles));
        page.append("<td>")
                .append(table.seen()
                        .map(seen -> Chart.of(new Bins(seen.commits(), status.since(), status.at())))
                        .orElse(""))
                .append("</td></tr>\n");
    }

    private static void cell(StringBuilder page, String style, String text) {
        page.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">")
                .append(escaped(text))
                .append("</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
