// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.batch.ReplayResult;
import io.lakeward.writer.batch.ReplayResult.Reason;
import io.lakeward.writer.batch.ReplayResult.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayReportTest {
    private static final ReplayResult RESULT = new ReplayResult(List.of(
            new Table("d.a", 3, 1, 0, List.of()), new Table("d.b", 0, 0, 2, List.of(new Reason("why", 2, 0, 17)))));

    @Test
    void peopleReadTableByTable() {
        assertThat(new ReplayReport(RESULT, false).text())
                .containsExactly(
                        "d.a: 3 applied, 1 superseded, 0 still bad",
                        "d.b: 0 applied, 0 superseded, 2 still bad",
                        "  2 records, the first one is 0:17 (partition:offset): why",
                        "REPLAYED: 3 applied, 1 superseded, 2 still bad");
        assertThat(new ReplayReport(new ReplayResult(List.of()), true).text())
                .containsExactly("Quarantine has no such records");
    }

    @Test
    void namesDoNotDisturbAConsole() {
        List<Reason> reasons = List.of(new Reason("a\tb", 1, 0, 17));

        assertThat(new ReplayReport(new ReplayResult(List.of(new Table("d.\u001b[2J", 0, 0, 1, reasons))), false)
                        .text())
                .startsWith(
                        "d.\\u001b[2J: 0 applied, 0 superseded, 1 still bad",
                        "  1 records, the first one is 0:17 (partition:offset): a\\u0009b");
    }

    @Test
    void programsReadOneObject() {
        assertThat(new ReplayReport(RESULT, true).json())
                .isEqualTo("{\"dryRun\":true,\"applied\":3,\"superseded\":1,\"bad\":2,\"tables\":["
                        + "{\"table\":\"d.a\",\"applied\":3,\"superseded\":1,\"bad\":0,\"reasons\":[]},"
                        + "{\"table\":\"d.b\",\"applied\":0,\"superseded\":0,\"bad\":2,\"reasons\":["
                        + "{\"reason\":\"why\",\"records\":2,\"partition\":0,\"offset\":17}]}]}");
    }
}
