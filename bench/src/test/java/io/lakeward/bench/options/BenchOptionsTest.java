// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.bench.run.WriterSetup;
import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    private static final Path DEFAULT = Path.of("/target/bench");

    @Test
    void aWorkloadIsEnough() {
        assertThat(BenchOptions.parse(List.of("P1"), DEFAULT))
                .isEqualTo(new BenchOptions(
                        List.of("P1"),
                        1,
                        Optional.empty(),
                        3,
                        false,
                        10,
                        new WriterSetup(1, "COW", false),
                        false,
                        false,
                        DEFAULT));
    }

    @Test
    void everyOptionIsRead() {
        // Given
        var args = List.of(
                "P2,W3",
                "--scale",
                ".5",
                "--parallelism=2",
                "--pairs",
                "7",
                "--peer",
                "paimon",
                "--peer-seconds",
                "3",
                "--trigger-seconds",
                "5",
                "--table-type",
                "MOR",
                "--json",
                "--profile",
                "--work-dir",
                "/x");

        // Then
        assertThat(BenchOptions.parse(args, DEFAULT))
                .isEqualTo(new BenchOptions(
                        List.of("P2", "W3"),
                        0.5,
                        Optional.of(2),
                        7,
                        true,
                        3,
                        new WriterSetup(5, "MOR", true),
                        true,
                        true,
                        Path.of("/x")));
    }

    @Test
    void theProducerAloneIsMeasuredByOneTask() {
        BenchOptions options = BenchOptions.parse(List.of("P1,W1"), DEFAULT);

        assertThat(options.parallelism("P1")).isEqualTo(1);
        assertThat(options.parallelism("W1")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P1 --scale 0      | option --scale must be a number above 0 and below 1000, but was: 0",
                "P1 --scale big    | option --scale must be a number above 0 and below 1000, but was: big",
                "P1 --parallelism 3| option --parallelism must be a number from 1 to 2, but was: 3",
                "P1 --pairs -1     | option --pairs must be a number from 1 to 99, but was: -1",
                "P1 --par 1        | unknown option: --par (did you mean --pairs?)",
                "paimon-topic --json | unknown option: --json",
                "codecs --pairs 1  | unknown option: --pairs",
                "codecs --profile  | unknown option: --profile",
                "P1 --peer paimon  | unknown option: --peer (did you mean --pairs?)",
                "W1 --peer hudi    | option --peer must be paimon, but was: hudi",
                "W1 --table-type x | option --table-type must be COW or MOR, but was: x",
                "W1,P7             | workload must be one of P1, P2, W1, W2, W3, W4, W5, W6, codecs, paimon-topic, but was: W1,P7",
                "P7                | workload must be one of P1, P2, W1, W2, W3, W4, W5, W6, codecs, paimon-topic, but was: P7"
            })
    void aMistakeIsOneLine(String line, String message) {
        assertThatThrownBy(() -> BenchOptions.parse(List.of(line.strip().split(" ")), DEFAULT))
                .isInstanceOf(Mistake.class)
                .hasMessage(message);
    }
}
