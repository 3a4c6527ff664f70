// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakeward.chaos.schedule.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it, in its short form. */
class ChaosIT {

    private static final Path COMMAND =
            Path.of(System.getProperty("basedir")).resolve("../../lakeward").normalize();

    @TempDir
    private Path temp;

    private record Result(int exitCode, List<String> lines) {}

    @Test
    void theLakeEqualsMySqlAtEveryFence() throws Exception {
        // Given
        Path work = temp.resolve("work");

        // When
        Result result = run("--seed 1 --minutes 0.7 --tables 8 --faults all --ddl --json --work-dir " + work);

        // Then
        assertThat(result.exitCode()).as("%s", result).isZero();
        JsonNode json =
                new ObjectMapper().readTree(result.lines().get(result.lines().size() - 1));
        assertThat(json.path("seed").asLong()).isEqualTo(1);
        assertThat(json.path("violations").asInt(-1)).isZero();
        assertThat(json.path("fences").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(json.path("faults")).hasSize(Fault.values().length).allSatisfy(times -> assertThat(times.asInt())
                .isPositive());
        assertThat(json.path("events").asLong()).isPositive();
        assertThat(json.path("ddl").asLong()).isPositive();
        assertThat(json.path("transactions").asLong()).isPositive();
        assertThat(work).doesNotExist();
    }

    @Test
    void aMistakeIsToldInOneLine() throws Exception {
        assertThat(run("--seed 1 --minutes 1 --faults mysqld"))
                .isEqualTo(new Result(
                        2,
                        List.of("option --faults must be all, none or some of writer,taskmanager,jobmanager,broker,"
                                + "broker-away,mysql,pause,rotation,poison,io-errors,disk-full,"
                                + "second-writer,second-producer, but was: mysqld")));
    }

    private Result run(String args) throws IOException, InterruptedException {
        Path output = temp.resolve("output");
        ProcessBuilder command = new ProcessBuilder(COMMAND.toString(), "chaos");
        command.command().addAll(List.of(args.split(" ", -1)));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroy();
        }
        return new Result(process.waitFor(), Files.readAllLines(output));
    }
}
