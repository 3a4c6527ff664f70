// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it, on very little work: that it is right, not how fast. */
class BenchIT {
    private static final Path COMMAND =
            Path.of(System.getProperty("basedir")).resolve("../lakeward").normalize();

    @TempDir
    private Path temp;

    private record Result(int exitCode, List<String> lines) {}

    @Test
    void measuresEverySideOnWorkThatIsRight() throws Exception {
        // When
        Result result = run(
                "P1,W3,W4,codecs,paimon-topic",
                "--scale",
                "0.001",
                "--pairs",
                "1",
                "--peer",
                "paimon",
                "--peer-seconds",
                "1",
                "--json",
                "--work-dir",
                temp.resolve("work").toString());

        // Then
        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.lines())
                .contains("customer     3 rows, equal", "every_type   3 rows, equal", "orders       3 rows, equal");
        List<JsonNode> reports = new ArrayList<>();
        for (String line :
                result.lines().subList(result.lines().size() - 4, result.lines().size())) {
            reports.add(new ObjectMapper().readTree(line));
        }
        assertThat(reports)
                .extracting(json -> json.path("workload").asText())
                .containsExactly("P1", "W3", "W4", "codecs");
        assertThat(reports).extracting(json -> json.path("changes").asLong()).containsExactly(1000L, 300L, 100L, 0L);
        assertThat(reports.subList(0, 3))
                .allMatch(json -> json.path("ours_seconds").asDouble() > 0);
        assertThat(reports.subList(0, 1))
                .allMatch(json -> json.path("bare_seconds").asDouble() > 0)
                .allMatch(json -> json.path("ratio").asDouble() > 0)
                .allMatch(json ->
                        json.path("topic_bytes").asLong() > json.path("changes").asLong());
        assertThat(reports.subList(1, 3))
                .allMatch(json -> json.path("peer_seconds").asDouble() > 0)
                .allMatch(json -> json.path("ratio_to_peer").asDouble() > 0)
                .allMatch(json -> json.path("cpu_ratio").asDouble() > 0)
                .allMatch(json -> json.path("ours_lake_bytes").asLong() > 0);
        assertThat(reports.get(1).path("ratio_to_floor").asDouble()).isPositive();
        assertThat(reports.get(2).path("p95_ratio_to_peer").asDouble()).isPositive();
        for (String codec : List.of("encode_snapshot", "encode_binlog", "parse_snapshot", "parse_binlog")) {
            assertThat(reports.get(3).path(codec).path("changes_per_second").asDouble())
                    .as(codec)
                    .isPositive();
            assertThat(reports.get(3).path(codec).path("json_bytes").asInt()).isGreaterThan(100);
            assertThat(reports.get(3).path(codec).path("allocated_bytes").asInt())
                    .isGreaterThan(100);
        }
        assertThat(result.lines())
                .filteredOn(line -> line.matches("(ours|bare|peer|floor) 1 of 1: .*, right"))
                .hasSize(7);
    }

    @Test
    void aWorkloadThatDoesNotExistIsAMistake() throws Exception {
        assertThat(run("P9"))
                .isEqualTo(
                        new Result(
                                2,
                                List.of(
                                        "workload must be one of P1, P2, W1, W2, W3, W4, W5, W6, codecs, paimon-topic, but was: P9")));
    }

    private Result run(String... args) throws IOException, InterruptedException {
        Path output = temp.resolve("output");
        ProcessBuilder command = new ProcessBuilder(COMMAND.toString(), "bench");
        command.command().addAll(List.of(args));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(20, TimeUnit.MINUTES)) {
            process.destroy();
        }
        return new Result(process.waitFor(), Files.readAllLines(output));
    }
}
