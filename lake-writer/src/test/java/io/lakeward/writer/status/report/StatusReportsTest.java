// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import static io.lakeward.writer.status.report.Statuses.GOOD;
import static io.lakeward.writer.status.report.Statuses.NOON;
import static io.lakeward.writer.status.report.Statuses.PARKED;
import static io.lakeward.writer.status.report.Statuses.UNREADABLE;
import static io.lakeward.writer.status.report.Statuses.before;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReportsTest {
    private static final Status STATUS = Statuses.of(GOOD, PARKED, UNREADABLE);

    @Test
    void aConsoleShowsTroubleFirst() {
        assertThat(TextStatus.of(STATUS))
                .isEqualTo(
                        """
                        2026-11-22T12:00:00Z
                        topic: lakeward, 2 partitions, 130 offsets, newest record 4 s ago
                        writer: runs (w on host), last commit 3 s ago, lag 0
                        quarantine: empty

                        table               rows                                    last change        lag                                  schema                           quarantined  verified           state
                        d.<b>'parked' </b>  1234 in base files, 2 logs not counted  committed 3 s ago  at most 40 records, 10 min, its own  7 columns, statement 3 days ago  3            DIFFERENT 2 h ago  PARKED FAILED
                        d.unreadable        -                                       -                  -                                    -                                0            -                  UNREADABLE
                        d.good              1234                                    5 s ago            0                                    7 columns, statement 3 days ago  0            EQUAL 2 h ago      in step

                        d.<b>'parked' </b>: parked (FAILED) since 2026-11-22T11:48:20Z: <script>broken</script>; tried again
                        d.<b>'parked' </b>: 3 records in quarantine
                        d.<b>'parked' </b>: verify found it DIFFERENT at 2026-11-22T10:00:00Z
                        d.unreadable: cannot be read: no such file
                        NOT WELL: 4 things to look at in 3 tables, 1 parked, 0 records in quarantine
                        """);
        assertThat(TextStatus.of(Statuses.of(GOOD))).endsWith("\n\nWELL: 1 tables\n");
    }

    @Test
    void aStoppedAndASilentWriterAreTold() {
        assertThat(TextStatus.of(Statuses.withoutWriter(
                        new QuarantineState(2, Optional.of(before(7200)), Map.of("", 2L)), Map.of())))
                .contains("\nwriter: stopped, last commit unknown, lag 0\n")
                .contains("\nquarantine: 2 records, the newest from 2 h ago\n");
        assertThat(TextStatus.of(Statuses.of(90, new Backlog(1, true, Optional.of(before(1))), Optional.empty(), GOOD)))
                .contains(
                        "\nwriter: SILENT, last sign of life 90 s ago (w on host), last commit 3 s ago, lag 1 records, 1 s\n");
    }

    @Test
    void programsGetOneLine() throws Exception {
        String line = JsonStatus.of(STATUS);
        JsonNode json = new JsonMapper().readTree(line);

        assertThat(line).doesNotContain("\n");
        assertThat(json.get("well").booleanValue()).isFalse();
        assertThat(json.get("troubles")).hasSize(4);
        assertThat(json.at("/topic/partitions/1").toString()).isEqualTo("{\"partition\":1,\"begin\":90,\"end\":120}");
        assertThat(json.at("/writer/life").textValue()).isEqualTo("RUNNING");
        assertThat(json.at("/writer/position").toString()).isEqualTo("{\"0\":99,\"1\":110}");
        assertThat(json.at("/tables/0").toString())
                .isEqualTo("{\"table\":\"d.good\",\"rows\":1234,\"rowsExact\":true,\"logsNotCounted\":0,"
                        + "\"lastCommit\":\"2026-11-22T11:59:57Z\",\"lastChange\":\"2026-11-22T11:59:55Z\","
                        + "\"columns\":7,\"lastStatement\":\"2026-11-19T12:00:00Z\",\"lagOf\":\"BATCHES\","
                        + "\"lagRecords\":0,\"lagExact\":true,\"lagSeconds\":0,\"quarantined\":0,\"problem\":null,"
                        + "\"verified\":{\"verdict\":\"EQUAL\",\"at\":\"2026-11-22T10:00:00Z\",\"sources\":[\"d.good\"]},"
                        + "\"parked\":null}");
        assertThat(json.at("/tables/1/lagOf").textValue()).isEqualTo("TABLE");
        assertThat(json.at("/tables/1/lagSeconds").longValue()).isEqualTo(600);
        assertThat(json.at("/tables/1/rowsExact").booleanValue()).isFalse();
        assertThat(json.at("/tables/1/parked/reason").textValue()).isEqualTo("<script>broken</script>");
        assertThat(json.get("tables").get(2).has("lagRecords")).isFalse();
        assertThat(json.at("/tables/2/problem").textValue()).isEqualTo("no such file");
    }

    @Test
    void aPageNeedsNothingElseAndNamesAreNoMarkup() {
        String page = HtmlStatus.of(STATUS, Duration.ZERO);

        assertThat(page)
                .contains("&lt;b&gt;'parked'", "&lt;script&gt;broken&lt;/script&gt;", "prefers-color-scheme:dark")
                .doesNotContain("<script", "<b>", "http:", "https:", "src=", "href=", "url(", "http-equiv");
        assertThat(page.indexOf("d.unreadable")).isPositive().isLessThan(page.indexOf("d.good"));
        assertThat(page).containsOnlyOnce("<h1 class=\"bad\">NOT WELL");
        assertThat(HtmlStatus.of(Statuses.of(GOOD), Duration.ofSeconds(5)))
                .contains("<h1 class=\"good\">WELL", "<meta http-equiv=\"refresh\" content=\"5\">");
    }

    @Test
    void aChartShowsChangesAndHowLateTheyWere() {
        List<TableState.Commit> commits = GOOD.seen().orElseThrow().commits();
        Bins bins = new Bins(commits, before(3600), NOON);

        assertThat(List.of(bins.changes(0), bins.changes(1), bins.changes(59))).containsExactly(10L, 0L, 5L);
        assertThat(List.of(bins.lag(0), bins.lag(1), bins.lag(59))).containsExactly(2000L, Bins.UNKNOWN, 2000L);
        assertThat(new Bins(commits, before(10), NOON).changes(0)).isZero();
        assertThat(Chart.of(bins))
                .contains("<title>15 changes, committed at most 2.0 s after they were read</title>")
                .contains("<rect x=\"0\" y=\"0.0\" width=\"3\" height=\"40.0\"/>")
                .contains("<rect x=\"236\" y=\"20.0\" width=\"3\" height=\"20.0\"/>")
                .contains("<polyline points=\"0,1.0 3,1.0\"/><polyline points=\"236,1.0 239,1.0\"/>");
        assertThat(Chart.of(new Bins(List.of(), before(10), NOON))).contains("<title>0 changes</title></svg>");
    }
}
