// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import io.lakeward.event.HybridClock;
import io.lakeward.producer.TopicRecord;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;

/**
 * Stamps records in the subtask that read them. Only one subtask reads the binlog, but after a restart it may be
 * another one, so every subtask starts from the greatest number that any gave.
 */
public final class SequenceStamp implements FlatMapFunction<TopicRecord, TopicRecord>, CheckpointedFunction {
    private final long startMillis;
    private final int partitions;
    private transient ListState<Long> lastGiven;
    private transient Sequencer sequencer;

    public SequenceStamp(long startMillis, int partitions) {
        this.startMillis = startMillis;
        this.partitions = partitions;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        lastGiven = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("last-sequence", Types.LONG));
        long floor = HybridClock.at(startMillis);
        for (long given : lastGiven.get()) {
            floor = Math.max(floor, given);
        }
        sequencer = new Sequencer(new HybridClock(floor, System::currentTimeMillis), partitions);
    }

    @Override
    public void flatMap(TopicRecord record, Collector<TopicRecord> out) {
        sequencer.stamp(record, out::collect);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        lastGiven.update(List.of(sequencer.last()));
    }
}
