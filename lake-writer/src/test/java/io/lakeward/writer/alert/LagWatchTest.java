// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LagWatchTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final LagWatch watch = new LagWatch(Duration.ofSeconds(60), Duration.ofSeconds(30));

    @Test
    void isToldOnceWhenABatchIsLateAndOnceWhenBatchesComeInTimeAgain() {
        assertThat(ends(0, 60)).isEmpty();
        assertThat(ends(0, 61)).hasValueSatisfying(alert -> assertThat(alert.status() + ": " + alert.message())
                .isEqualTo("firing: The newest change of the last batch is 61 s old, more than 60 s"));
        assertThat(ends(10, 90)).isEmpty();
        assertThat(ends(80, 100)).hasValueSatisfying(alert -> assertThat(alert.status() + ": " + alert.message())
                .isEqualTo("resolved: The newest change of the last batch is 20 s old"));
    }

    @Test
    void aBatchWithoutChangesSaysNothing() {
        assertThat(watch.ends(Optional.empty(), START)).isEmpty();
    }

    @Test
    void aBatchThatDoesNotEndIsLate() {
        assertThat(watch.look(at(1000))).isEmpty();
        watch.begins(at(1000));
        assertThat(watch.look(at(1060))).isEmpty();
        assertThat(watch.look(at(1061))).hasValueSatisfying(alert -> assertThat(alert.message())
                .isEqualTo("The batch that is under way is 61 s old, more than 60 s"));
        assertThat(watch.look(at(1070))).isEmpty();
        assertThat(ends(1000, 1080)).isEmpty();
        assertThat(ends(1090, 1100)).isPresent();
    }

    @Test
    void whenNoBatchFollowsNothingIsLate() {
        assertThat(ends(0, 100)).isPresent();
        assertThat(watch.look(at(130))).isEmpty();
        assertThat(watch.look(at(131))).hasValueSatisfying(alert -> assertThat(alert.status() + ": " + alert.message())
                .isEqualTo("resolved: Nothing is left to read"));
        assertThat(watch.look(at(500))).isEmpty();
    }

    private Optional<Alert> ends(int change, int now) {
        return watch.ends(Optional.of(at(change)), at(now));
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
