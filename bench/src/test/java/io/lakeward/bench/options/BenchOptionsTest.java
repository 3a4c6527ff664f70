// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.demo.outcome.Mistake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    private static final Path DEFAULT = Path.of("/target/bench");

    @Test
    void aWorkloadIsEnough() {
        assertThat(BenchOptions.parse(List.of("P1"), DEFAULT))
                .isEqualTo(new BenchOptions("P1", 1, 1, 3, false, false, DEFAULT));
    }

    @Test
    void everyOptionIsRead() {
        // Given
        var args = List.of(
                "P2", "--scale", ".5", "--parallelism=2", "--pairs", "7", "--json", "--profile", "--work-dir", "/x");

        // Then
        assertThat(BenchOptions.parse(args, DEFAULT))
                .isEqualTo(new BenchOptions("P2", 0.5, 2, 7, true, true, Path.of("/x")));
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
                "P7                | workload must be one of P1, P2, paimon-topic, but was: P7"
            })
    void aMistakeIsOneLine(String line, String message) {
        assertThatThrownBy(() -> BenchOptions.parse(List.of(line.strip().split(" ")), DEFAULT))
                .isInstanceOf(Mistake.class)
                .hasMessage(message);
    }
}
