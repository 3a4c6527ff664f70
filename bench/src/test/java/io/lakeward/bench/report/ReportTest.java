// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.bench.run.Usage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report(
            "P1",
            0.5,
            2,
            1000,
            List.of(run("ours", 12, 30, 7), run("ours", 30, 30, 9), run("ours", 15, 30, 8)),
            List.of(run("bare", 10, 20, 0), run("bare", 10, 20, 0), run("bare", 10, 20, 0)));

    @Test
    void theRatioIsTheMedianOfThePairs() {
        assertThat(report.json())
                .isEqualTo("{\"workload\":\"P1\",\"scale\":0.5,\"parallelism\":2,\"pairs\":3,\"changes\":1000,"
                        + "\"ours_seconds\":15.0,\"bare_seconds\":10.0,\"ratio\":1.5,\"cpu_ratio\":1.5,"
                        + "\"topic_bytes\":8000000}");
    }

    @Test
    void everyRunHasALine() {
        assertThat(report.lines())
                .hasSize(10)
                .contains(
                        "ours     1      12.0         83 |   30.0    0.0    0.0    0.0 |      500        0 |       7.0")
                .contains(
                        "bare     1      10.0        100 |   20.0    0.0    0.0    0.0 |      500        0 |          ")
                .last()
                .isEqualTo("median of pairs, ours / bare: wall 1.50 (from 1.20 to 3.00), CPU of Flink 1.50");
    }

    private static Measured run(String side, double seconds, double cpu, long megabytes) {
        return new Measured(
                side,
                seconds,
                new Usage(
                        new TreeMap<>(Map.of("flink-taskmanager", cpu)),
                        new TreeMap<>(Map.of("flink-taskmanager", 500_000_000L))),
                megabytes * 1_000_000);
    }
}
