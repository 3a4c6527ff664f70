// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplaysTest {
    private final Replays replays = new Replays();

    @Test
    void aTransactionReadAgainIsAReplayUpToWhereItBroke() {
        assertThat(replays.isReplay("u:1", "binlog.1", 100, 0)).isFalse();
        assertThat(replays.isReplay("u:1", "binlog.1", 100, 1)).isFalse();
        assertThat(replays.isReplay("u:1", "binlog.1", 200, 0)).isFalse();

        assertThat(replays.isReplay("u:1", "binlog.1", 100, 0)).isTrue();
        assertThat(replays.isReplay("u:1", "binlog.1", 100, 1)).isTrue();
        assertThat(replays.isReplay("u:1", "binlog.1", 200, 0)).isTrue();
        assertThat(replays.isReplay("u:1", "binlog.1", 200, 1)).isFalse();
    }

    @Test
    void anotherTransactionIsNoReplayWhereverItStands() {
        assertThat(replays.isReplay("u:1", "binlog.9", 900, 0)).isFalse();
        assertThat(replays.isReplay("v:1", "binlog.1", 4, 0)).isFalse();
    }

    @Test
    void withoutTransactionIdsNothingIsAReplay() {
        assertThat(replays.isReplay(null, "binlog.1", 100, 0)).isFalse();
        assertThat(replays.isReplay(null, "binlog.1", 100, 0)).isFalse();
    }
}
