// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.demo.outcome.Failure;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final long COMMITTED = 1_000_000;

    @Test
    void isTheMedianAndTheNinetyFifthOfAHundred() {
        // Given
        List<Freshness.Change> changes = LongStream.rangeClosed(1, 100)
                .mapToObj(id -> new Freshness.Change("t", 101 - id, COMMITTED))
                .toList();

        // When
        Freshness freshness =
                Freshness.of(changes, change -> Instant.ofEpochMilli(change.committed() + 1000 * change.id()));

        // Then
        assertThat(freshness).isEqualTo(new Freshness(50, 95));
    }

    @Test
    void aChangeThatNoCommitBroughtIsAFailure() {
        var changes = List.of(new Freshness.Change("t", 7, COMMITTED));

        assertThatThrownBy(() -> Freshness.of(changes, change -> null))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("id=7");
    }
}
