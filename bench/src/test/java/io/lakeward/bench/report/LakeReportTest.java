// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.bench.run.Usage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LakeReportTest {
    private final List<Carried> ours = List.of(run("ours", 12, 0, 30), run("ours", 30, 0, 30), run("ours", 15, 0, 30));
    private final List<Carried> peer = List.of(run("peer", 10, 0, 20), run("peer", 10, 0, 20), run("peer", 10, 0, 20));
    private final List<Carried> floor = List.of(run("floor", 6, 0, 10), run("floor", 6, 0, 10), run("floor", 6, 0, 10));

    @Test
    void theRatiosAreTheMediansOfThePairs() {
        assertThat(new LakeReport("W1", 0.5, 2, ours, peer, floor).json())
                .isEqualTo("{\"workload\":\"W1\",\"scale\":0.5,\"parallelism\":2,\"pairs\":3,\"changes\":1000,"
                        + "\"ours_seconds\":15.0,\"ours_p95_seconds\":null,\"ours_cpu_seconds\":30.0,"
                        + "\"ours_lake_bytes\":5000000.0,\"ours_lake_files\":9.0,"
                        + "\"peer_seconds\":10.0,\"peer_p95_seconds\":null,\"peer_cpu_seconds\":20.0,"
                        + "\"peer_lake_bytes\":5000000.0,\"peer_lake_files\":9.0,"
                        + "\"floor_seconds\":6.0,\"floor_p95_seconds\":null,\"floor_cpu_seconds\":10.0,"
                        + "\"floor_lake_bytes\":5000000.0,\"floor_lake_files\":9.0,"
                        + "\"ratio_to_peer\":1.5,\"ratio_to_floor\":2.5,\"cpu_ratio\":1.5,\"p95_ratio_to_peer\":null}");
    }

    @Test
    void whoDidNotRunIsNull() {
        assertThat(new LakeReport("W4", 1, 2, List.of(run("ours", 2, 4, 30)), List.of(), List.of()).json())
                .contains("\"ours_seconds\":2.0,\"ours_p95_seconds\":4.0")
                .contains("\"peer_seconds\":null")
                .contains("\"floor_seconds\":null")
                .endsWith("\"ratio_to_peer\":null,\"ratio_to_floor\":null,\"cpu_ratio\":null,"
                        + "\"p95_ratio_to_peer\":null}");
    }

    @Test
    void everyRunHasALineAndEverySideARatio() {
        assertThat(new LakeReport("W1", 0.5, 2, ours, peer, floor).lines())
                .hasSize(14)
                .contains("ours     1    12.00              1000 |   30.0    0.0    0.0    0.0   99.0 |    500      0"
                        + "      0 |      5.0      9")
                .contains("median of pairs, ours / peer: wall 1.50 (from 1.20 to 3.00), CPU without MySQL 1.50")
                .last()
                .isEqualTo("median of pairs, ours / floor: wall 2.50 (from 2.00 to 5.00), CPU without MySQL 3.00");
    }

    private static Carried run(String side, double seconds, double p95, double cpu) {
        return new Carried(
                side,
                seconds,
                p95,
                1000,
                new Usage(
                        new TreeMap<>(Map.of("flink-taskmanager", cpu, "mysql", 99.0, "demo", 500.0)),
                        new TreeMap<>(Map.of("flink-taskmanager", 500_000_000L))),
                5_000_000,
                9);
    }
}
