// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandLineTest {
    @TempDir
    private Path temp;

    @Test
    void namesAreThoseOfTheWriter() {
        String page = temp.resolve("page.html").toString();

        assertThat(StatusCommandLine.parse(List.of(
                        "-b",
                        "k:9092",
                        "-t",
                        "lakeward",
                        "-g",
                        "s3a://lake",
                        "--max-lag",
                        "60",
                        "--watch",
                        "--json",
                        "--html",
                        page)))
                .isEqualTo(new StatusArgs(
                        new KafkaArgs("k:9092", Map.of()),
                        "lakeward",
                        "s3a://lake",
                        Optional.of(Duration.ofMinutes(1)),
                        true,
                        true,
                        Optional.of(page)));
        assertThat(StatusCommandLine.parse(List.of("--brokerList=k", "--sourceTopic=t", "--hudiEventBasePath=l")))
                .isEqualTo(new StatusArgs(
                        new KafkaArgs("k", Map.of()), "t", "l", Optional.empty(), false, false, Optional.empty()));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() ->
                        StatusCommandLine.parse(List.of("-b", "k", "--max-lag", "soon", "--html", "/no/such/x.html")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        """
                        4 things must be corrected:
                          - --sourceTopic must be given
                          - --hudiEventBasePath must be given
                          - --max-lag must be a whole number, but was: soon
                          - --html must be a file in a folder that is there, but was: /no/such/x.html""");
        assertThatThrownBy(() -> StatusCommandLine.parse(List.of("--wach")))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown option --wach; --help lists the options");
    }
}
