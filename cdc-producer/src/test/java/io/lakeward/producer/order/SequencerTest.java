// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.HybridClock;
import io.lakeward.producer.TableMark;
import io.lakeward.producer.TopicRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final byte[] BYTES = {1};
    private static final long START = HybridClock.at(1000);

    private final List<TopicRecord> out = new ArrayList<>();

    @Test
    void changesGrowEvenWhenTheClockGoesBack() {
        Sequencer sequencer = sequencer(500);

        sequencer.stamp(TopicRecord.change(BYTES, BYTES, BYTES), out::add);
        sequencer.stamp(TopicRecord.change(BYTES, BYTES, BYTES), out::add);

        assertThat(out).extracting(TopicRecord::sequence).containsExactly(START + 1, START + 2);
        assertThat(out).extracting(TopicRecord::partition).containsOnly(new Partitions(3).of(BYTES));
        assertThat(sequencer.last()).isEqualTo(START + 2);
    }

    @Test
    void aSnapshotRowKeepsTheStart() {
        Sequencer sequencer = sequencer(2000);

        sequencer.stamp(TopicRecord.change(BYTES, BYTES, BYTES).stamped(START), out::add);

        assertThat(out).extracting(TopicRecord::sequence).containsExactly(START);
        assertThat(sequencer.last()).isEqualTo(START);
    }

    @Test
    void aSchemaChangeGoesToEveryPartitionAtOneTime() {
        Sequencer sequencer = sequencer(2000);

        sequencer.stamp(TopicRecord.schemaChange(BYTES, null), out::add);

        assertThat(out).extracting(TopicRecord::partition).containsExactly(0, 1, 2);
        assertThat(out).extracting(TopicRecord::sequence).containsOnly(HybridClock.at(2000));
    }

    @Test
    void theEndOfAReadingTellsEveryPartitionWhenItBegan() {
        // Given
        Sequencer sequencer = sequencer(2000);
        sequencer.stamp(mark(TableMark.Kind.BEGIN), out::add);
        sequencer.stamp(TopicRecord.change(BYTES, BYTES, BYTES), out::add);
        out.clear();

        // When
        sequencer.stamp(mark(TableMark.Kind.END), out::add);
        sequencer.stamp(mark(TableMark.Kind.END), out::add);

        // Then
        assertThat(out).extracting(TopicRecord::partition).containsExactly(0, 1, 2);
        assertThat(out)
                .extracting(record -> new String(record.tableRead(), UTF_8))
                .containsOnly(
                        "{\"database\":\"d\",\"table\":\"t\",\"since\":" + HybridClock.at(2000) + ",\"partitions\":3}");
    }

    @Test
    void theEndOfTheSnapshotIsAsOldAsItsRows() {
        sequencer(2000).stamp(mark(TableMark.Kind.END_OF_CHUNKS), out::add);

        assertThat(out).hasSize(3);
        assertThat(new String(out.get(0).tableRead(), UTF_8)).contains("\"since\":" + START);
    }

    private static Sequencer sequencer(long millis) {
        return new Sequencer(
                new HybridClock(START, () -> millis), new Partitions(3), OptionalLong.of(START), new Readings());
    }

    private static TopicRecord mark(TableMark.Kind kind) {
        return TopicRecord.marking(new TableMark(kind, "d", "t"));
    }
}
