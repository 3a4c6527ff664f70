// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.HybridClock;
import io.lakeward.producer.TopicRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final byte[] BYTES = {1};
    private static final long START = HybridClock.at(1000);

    private final List<TopicRecord> out = new ArrayList<>();

    @Test
    void changesGrowEvenWhenTheClockGoesBack() {
        Sequencer sequencer = new Sequencer(new HybridClock(START, () -> 500), 3);

        sequencer.stamp(TopicRecord.change(BYTES, BYTES, BYTES), out::add);
        sequencer.stamp(TopicRecord.change(BYTES, BYTES, BYTES), out::add);

        assertThat(out).extracting(TopicRecord::sequence).containsExactly(START + 1, START + 2);
        assertThat(out).extracting(TopicRecord::partition).containsOnly(-1);
        assertThat(sequencer.last()).isEqualTo(START + 2);
    }

    @Test
    void aSnapshotRowKeepsTheStart() {
        Sequencer sequencer = new Sequencer(new HybridClock(START, () -> 2000), 3);

        sequencer.stamp(TopicRecord.change(BYTES, BYTES, BYTES).stamped(START), out::add);

        assertThat(out).extracting(TopicRecord::sequence).containsExactly(START);
        assertThat(sequencer.last()).isEqualTo(START);
    }

    @Test
    void aSchemaChangeGoesToEveryPartitionAtOneTime() {
        Sequencer sequencer = new Sequencer(new HybridClock(START, () -> 2000), 3);

        sequencer.stamp(TopicRecord.schemaChange(BYTES, null), out::add);

        assertThat(out).extracting(TopicRecord::partition).containsExactly(0, 1, 2);
        assertThat(out).extracting(TopicRecord::sequence).containsOnly(HybridClock.at(2000));
    }
}
