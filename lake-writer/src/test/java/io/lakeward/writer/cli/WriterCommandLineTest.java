// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriterCommandLineTest {
    private static final List<String> REQUIRED =
            List.of("-b", "k:9092", "-t", "lakeward", "-g", "s3a://lake", "-c", "s3a://ck");

    @Test
    void defaultsLoseNothing() {
        WriterArgs args = WriterCommandLine.parse(REQUIRED);

        assertThat(args)
                .isEqualTo(new WriterArgs(
                        "k:9092",
                        "lakeward",
                        "s3a://lake",
                        "s3a://ck",
                        Duration.ofMinutes(5),
                        true,
                        100_000,
                        4,
                        Map.of()));
    }

    @Test
    void longNamesMeanTheSameAndHudiOptionsAddUp() {
        WriterArgs args = WriterCommandLine.parse(List.of(
                "--brokerList",
                "k:9092",
                "--sourceTopic",
                "lakeward",
                "--hudiEventBasePath",
                "s3a://lake",
                "--checkpointDir",
                "s3a://ck",
                "--trigger",
                "5",
                "--startPos",
                "latest",
                "--maxOffset",
                "10",
                "--concurrentTables",
                "8",
                "--hudiConf",
                "hoodie.a=x=y,z",
                "-x",
                "hoodie.b=2"));

        assertThat(args.trigger()).isEqualTo(Duration.ofSeconds(5));
        assertThat(args.fromStart()).isFalse();
        assertThat(args.maxRecords()).isEqualTo(10);
        assertThat(args.concurrentTables()).isEqualTo(8);
        assertThat(args.hudiOptions()).isEqualTo(Map.of("hoodie.a", "x=y,z", "hoodie.b", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-i soon      | --trigger must be a whole number, but was: soon",
                "-i 0         | --trigger must be greater than 0, but was: 0",
                "-k -1        | --maxOffset must be greater than 0, but was: -1",
                "-o middle    | --startPos must be earliest or latest, but was: middle",
                "-x novalue   | --hudiConf must read key=value, but was: novalue",
                "--nonsense 1 | Unknown option --nonsense; --help lists the options"
            })
    void aMistakeIsOneLine(String mistake, String message) {
        List<String> arguments = new ArrayList<>(REQUIRED);
        arguments.addAll(List.of(mistake.strip().split(" ")));

        assertThatThrownBy(() -> WriterCommandLine.parse(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessage(message.strip());
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThatThrownBy(() -> WriterCommandLine.parse(REQUIRED.subList(0, 6)))
                .isInstanceOf(UsageException.class)
                .hasMessage("--checkpointDir must be given");
    }
}
