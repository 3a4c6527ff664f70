// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.verify.report.TableResult.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final TableResult EQUAL = new TableResult(
            "d.t", List.of("d.t"), Verdict.EQUAL, 2, 2, 1, 0, List.of(), List.of(), Duration.ofMillis(5));
    private static final TableResult DIFFERENT = new TableResult(
            "d.all",
            List.of("d.a", "d.b"),
            Verdict.DIFFERENT,
            3,
            4,
            2,
            3,
            List.of(
                    new Difference(
                            Difference.Kind.CELLS,
                            "id=1",
                            List.of(new Difference.ColumnDifference("n", "<a>\n", null))),
                    new Difference(Difference.Kind.MISSING, "id=2", List.of())),
            List.of("a note"),
            Duration.ofMillis(7));

    @Test
    void onlyEqualIsEqual() {
        TableResult notVerified = TableResult.notVerified("d.x", List.of("d.x"), "why");

        assertThat(TextReport.isEqual(List.of(EQUAL))).isTrue();
        assertThat(TextReport.isEqual(List.of(EQUAL, notVerified))).isFalse();
        assertThat(TextReport.summary(List.of(EQUAL))).isEqualTo("EQUAL: 1 tables, every row and column");
        assertThat(TextReport.summary(List.of(EQUAL, DIFFERENT, notVerified)))
                .isEqualTo("NOT EQUAL: 1 tables differ, 1 could not be verified, 1 are equal");
        assertThat(TextReport.of(notVerified)).contains("d.x: NOT VERIFIED").contains("\n  why");
    }

    @Test
    void aConsoleShowsWhatDiffers() {
        assertThat(TextReport.of(DIFFERENT))
                .isEqualTo(
                        """
                        d.all (d.a, d.b): DIFFERENT, 3 keys, 3 rows in MySQL, 4 in the lake, in 2 ranges, 7 ms
                          a note
                          id=1 differs: n: <a>\\u000a in MySQL, NULL in the lake
                          id=2 is missing in the lake
                          and 1 more""");
    }

    @Test
    void valuesAreNoMarkup() {
        assertThat(HtmlReport.of(List.of(DIFFERENT)))
                .contains("<td>&lt;a&gt;\\u000a</td><td>NULL</td>")
                .doesNotContain("<a>");
    }

    @Test
    void programsGetOneLine() {
        assertThat(JsonReport.of(List.of(EQUAL, DIFFERENT)))
                .startsWith(
                        "{\"equal\":false,\"tables\":[{\"table\":\"d.t\",\"sources\":[\"d.t\"],\"verdict\":\"EQUAL\",")
                .contains("{\"column\":\"n\",\"source\":\"<a>\\n\",\"lake\":null}")
                .doesNotContain("\n");
    }
}
