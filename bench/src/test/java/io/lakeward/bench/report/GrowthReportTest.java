// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.bench.run.Usage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrowthReportTest {
    private final GrowthReport report = new GrowthReport(0.1, "MOR", Map.of(10, of(30), 1, of(20), 3, of(25)));

    @Test
    void everySizeIsComparedWithTheSmallest() {
        assertThat(report.json())
                .isEqualTo("{\"workload\":\"W6\",\"scale\":0.1,\"table_type\":\"MOR\",\"sizes\":[1,3,10],"
                        + "\"ours_seconds\":[20.0,25.0,30.0],\"growth\":[1.0,1.25,1.5]}");
    }

    @Test
    void theLastLinesSayHowItGrows() {
        assertThat(report.lines())
                .endsWith(
                        "MOR,  1 times the rows: 20.00 s, 1.00 times the time",
                        "MOR,  3 times the rows: 25.00 s, 1.25 times the time",
                        "MOR, 10 times the rows: 30.00 s, 1.50 times the time");
    }

    private static LakeReport of(double seconds) {
        Carried run = new Carried("ours", seconds, 0, 1000, new Usage(new TreeMap<>(), new TreeMap<>()), 5_000_000, 9);
        return new LakeReport("W6", 0.1, 2, List.of(run), List.of(), List.of());
    }
}
