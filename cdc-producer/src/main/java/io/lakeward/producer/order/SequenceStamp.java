// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import io.lakeward.event.HybridClock;
import io.lakeward.event.TableId;
import io.lakeward.producer.TopicRecord;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;

/**
 * Stamps records in the subtask that read them. Only one subtask reads the binlog, but after a restart it may be
 * another one, so every subtask starts from the greatest number that any gave, and knows what any began.
 */
public final class SequenceStamp implements FlatMapFunction<TopicRecord, TopicRecord>, CheckpointedFunction {
    private final long startMillis;
    private final int partitions;
    private transient ListState<Long> lastGiven;
    private transient ListState<Long> snapshot;
    private transient ListState<Integer> known;
    private transient ListState<Tuple3<String, String, Long>> begun;
    private transient Sequencer sequencer;

    /** @param partitions that the topic has when the job is submitted */
    public SequenceStamp(long startMillis, int partitions) {
        this.startMillis = startMillis;
        this.partitions = partitions;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        OperatorStateStore states = context.getOperatorStateStore();
        lastGiven = states.getUnionListState(new ListStateDescriptor<>("last-sequence", Types.LONG));
        snapshot = states.getUnionListState(new ListStateDescriptor<>("snapshot-sequence", Types.LONG));
        known = states.getUnionListState(new ListStateDescriptor<>("partitions", Types.INT));
        begun = states.getUnionListState(
                new ListStateDescriptor<>("readings", Types.TUPLE(Types.STRING, Types.STRING, Types.LONG)));
        long floor = HybridClock.at(startMillis);
        for (long given : lastGiven.get()) {
            floor = Math.max(floor, given);
        }
        OptionalLong first = context.isRestored() ? OptionalLong.empty() : OptionalLong.of(HybridClock.at(startMillis));
        for (long of : snapshot.get()) {
            first = OptionalLong.of(of);
        }
        OptionalInt count = OptionalInt.empty();
        for (int of : known.get()) {
            count = OptionalInt.of(of);
        }
        Readings readings = new Readings();
        for (Tuple3<String, String, Long> reading : begun.get()) {
            readings.restore(new TableId(reading.f0, reading.f1), reading.f2);
        }
        sequencer = new Sequencer(
                new HybridClock(floor, System::currentTimeMillis), Partitions.of(count, partitions), first, readings);
    }

    @Override
    public void flatMap(TopicRecord record, Collector<TopicRecord> out) {
        sequencer.stamp(record, out::collect);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        lastGiven.update(List.of(sequencer.last()));
        snapshot.update(sequencer.snapshot().stream().boxed().toList());
        known.update(List.of(sequencer.partitions()));
        begun.update(sequencer.readings().begun().entrySet().stream()
                .map(reading ->
                        Tuple3.of(reading.getKey().database(), reading.getKey().table(), reading.getValue()))
                .toList());
    }
}
