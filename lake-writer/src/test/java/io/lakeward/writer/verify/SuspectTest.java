// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuspectTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(10);

    @Test
    void isInOrderOnceTheLakeHasWhatTheSourceWas() {
        Suspect suspect = new Suspect("b", "a", NOW, false);
        assertThat(suspect.isInOrder()).isFalse();

        suspect.source("c", NOW.plusSeconds(1));
        suspect.lake("b");

        assertThat(suspect.isInOrder()).as("the source has gone on").isTrue();
    }

    @Test
    void isSettledWhenTheSourceHasLongBeenTheSame() {
        Suspect suspect = new Suspect("b", "a", NOW, false);
        assertThat(suspect.isSettled(NOW.plusSeconds(10), SETTLE)).isTrue();

        suspect.source("b", NOW.plusSeconds(5));
        assertThat(suspect.isSettled(NOW.plusSeconds(10), SETTLE)).isTrue();

        suspect.source("c", NOW.plusSeconds(6));
        assertThat(suspect.isSettled(NOW.plusSeconds(15), SETTLE)).isFalse();
    }

    @Test
    void aRowThatWasDeletedMayStayWhereDeletesAreIgnored() {
        assertThat(new Suspect(States.NOTHING, "a", NOW, true).isInOrder()).isTrue();
        assertThat(new Suspect("b", "a", NOW, true).isInOrder()).isFalse();
        assertThat(new Suspect(States.NOTHING, "a", NOW, false).isInOrder()).isFalse();
    }
}
