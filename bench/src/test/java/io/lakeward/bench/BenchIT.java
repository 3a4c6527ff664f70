// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a user runs it, on very little work: that it is right, not how fast. */
class BenchIT {
    private static final Path COMMAND =
            Path.of(System.getProperty("basedir")).resolve("../lakeward").normalize();

    @TempDir
    private Path temp;

    private record Result(int exitCode, List<String> lines) {}

    @ParameterizedTest
    @CsvSource({"P1, 0.002, 2000", "P2, 0.0008, 1200"})
    void measuresBothSidesOnWorkThatIsRight(String workload, String scale, long changes) throws Exception {
        // When
        Result result = run(
                workload,
                "--scale",
                scale,
                "--pairs",
                "1",
                "--json",
                "--work-dir",
                temp.resolve("work").toString());

        // Then
        assertThat(result.exitCode()).as("%s", result).isZero();
        JsonNode json =
                new ObjectMapper().readTree(result.lines().get(result.lines().size() - 1));
        assertThat(json.path("workload").asText()).isEqualTo(workload);
        assertThat(json.path("changes").asLong()).isEqualTo(changes);
        assertThat(json.path("ours_seconds").asDouble()).isPositive();
        assertThat(json.path("bare_seconds").asDouble()).isPositive();
        assertThat(json.path("ratio").asDouble()).isPositive();
        assertThat(json.path("topic_bytes").asLong()).isGreaterThan(changes);
        assertThat(result.lines())
                .anyMatch(line -> line.startsWith("ours 1 of 1: ") && line.endsWith(" s, right"))
                .anyMatch(line -> line.startsWith("bare 1 of 1: ") && line.endsWith(" s, right"));
    }

    @Test
    void paimonMakesTheSameTablesOfOurTopic() throws Exception {
        // When
        Result result = run("paimon-topic", "--work-dir", temp.resolve("work").toString());

        // Then
        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.lines())
                .contains("customer     3 rows, equal", "every_type   3 rows, equal", "orders       3 rows, equal");
    }

    @Test
    void aWorkloadThatDoesNotExistIsAMistake() throws Exception {
        assertThat(run("P9"))
                .isEqualTo(new Result(2, List.of("workload must be one of P1, P2, paimon-topic, but was: P9")));
    }

    private Result run(String... args) throws IOException, InterruptedException {
        Path output = temp.resolve("output");
        ProcessBuilder command = new ProcessBuilder(COMMAND.toString(), "bench");
        command.command().addAll(List.of(args));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroy();
        }
        return new Result(process.waitFor(), Files.readAllLines(output));
    }
}
