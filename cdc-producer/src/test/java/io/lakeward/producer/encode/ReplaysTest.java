// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.producer.encode.Replays.Place;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    private static final Place FIRST = new Place("binlog.1", 100, 0, false);
    private static final Place SECOND = new Place("binlog.1", 100, 1, false);
    private static final Place THIRD = new Place("binlog.1", 200, 0, false);

    private final Replays replays = new Replays();

    @Test
    void aTransactionReadAgainIsAReplayUpToWhereItBroke() {
        assertThat(replays.isReplay("u:1", FIRST)).isFalse();
        assertThat(replays.isReplay("u:1", SECOND)).isFalse();

        assertThat(replays.isReplay("u:1", FIRST)).isTrue();
        assertThat(replays.isReplay("u:1", SECOND)).isTrue();
        assertThat(replays.isReplay("u:1", THIRD)).isFalse();
    }

    @Test
    void aChangedKeyIsADeleteAndACreateAtOneRow() {
        Place delete = new Place("binlog.1", 100, 0, false);
        Place create = new Place("binlog.1", 100, 0, true);
        assertThat(replays.isReplay("u:1", delete)).isFalse();
        assertThat(replays.isReplay("u:1", create)).isFalse();

        assertThat(replays.isReplay("u:1", delete)).isTrue();
        assertThat(replays.isReplay("u:1", create)).isTrue();
    }

    @Test
    void anotherTransactionIsNoReplayWhereverItStands() {
        assertThat(replays.isReplay("u:1", THIRD)).isFalse();
        assertThat(replays.isReplay("v:1", FIRST)).isFalse();
    }

    @Test
    void withoutTransactionIdsNothingIsAReplay() {
        assertThat(replays.isReplay(null, FIRST)).isFalse();
        assertThat(replays.isReplay(null, FIRST)).isFalse();
    }
}
