// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.table.Progress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void aPartitionWithoutRecordsStaysWhereItIs() {
        Positions positions = new Positions(Progress.none("topic"));
        positions.advance(List.of(new PartitionRange(0, 0, 10), new PartitionRange(1, 2, 5)));

        Progress second = positions.advance(List.of(new PartitionRange(0, 11, 20)));

        assertThat(second).isEqualTo(new Progress("topic", Map.of(0, 11L, 1, 5L), Map.of(0, 20L, 1, 5L)));
        assertThat(second.covers(0, 19)).isTrue();
        assertThat(second.covers(0, 20)).isFalse();
        assertThat(second.covers(2, 0)).isFalse();
    }

    @Test
    void aJobGoesOnWhereTheLastBatchBegan() {
        Progress lake = new Progress("topic", Map.of(0, 5L, 1, 7L), Map.of(0, 9L, 1, 7L));

        Progress repeated = new Positions(lake).advance(List.of(new PartitionRange(0, 5, 9)));

        assertThat(repeated).isEqualTo(lake);
    }
}
