// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.table.types.logical.RowType;
import org.apache.hudi.source.StreamReadMonitoringFunction;
import org.apache.hudi.table.format.mor.MergeOnReadInputSplit;

/** Finds new commits as Hudi does, and asks the guard before any of their changes is read. */
@SuppressWarnings("deprecation") // Hudi reads by one of Flink's older sources
class GuardedMonitor extends StreamReadMonitoringFunction {

    private static final long serialVersionUID = 1L;

    /** Hudi's own, holds the last commit that was read. */
    private static final String POSITION = "file-monitoring-state";

    private static final String SCHEMA = "lakeward.schema";

    private final SourceGuard guard;

    GuardedMonitor(Configuration conf, Path path, RowType type, long compactionMemory, SourceGuard guard) {
        super(conf, path, type, compactionMemory, null);
        this.guard = guard;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        super.initializeState(context);
        var store = context.getOperatorStateStore();
        var schemas = strings(store, SCHEMA);
        first(schemas).ifPresent(guard::plannedWith);
        schemas.update(List.of(guard.plannedSchema()));
        restored(store).ifPresent(guard::resumeAfter);
        var plan = getRuntimeContext().getGlobalJobParameters().get(LakeTableFactory.PLAN);
        if (plan != null) {
            var plans = strings(store, LakeTableFactory.PLAN);
            first(plans).ifPresent(before -> guard.requireSamePlan(before, plan));
            plans.update(List.of(plan));
        }
    }

    /** The last commit that was read. */
    Optional<String> restored(OperatorStateStore store) throws Exception {
        return first(strings(store, POSITION));
    }

    static ListState<String> strings(OperatorStateStore store, String name) throws Exception {
        return store.getListState(new ListStateDescriptor<>(name, StringSerializer.INSTANCE));
    }

    static Optional<String> first(ListState<String> state) throws Exception {
        var values = state.get().iterator();
        return values.hasNext() ? Optional.of(values.next()) : Optional.empty();
    }

    /** What Hudi cannot read any more may be what the guard has an explanation for. */
    @Override
    public void monitorDirAndForwardSplits(SourceFunction.SourceContext<MergeOnReadInputSplit> context) {
        try {
            forward(new AskedBefore(context, guard));
        } catch (RuntimeException e) {
            guard.check();
            throw e;
        }
    }

    void forward(SourceFunction.SourceContext<MergeOnReadInputSplit> context) {
        super.monitorDirAndForwardSplits(context);
    }

    /** Asks once for what is found at a time. */
    private static final class AskedBefore implements SourceFunction.SourceContext<MergeOnReadInputSplit> {

        private final SourceFunction.SourceContext<MergeOnReadInputSplit> context;
        private final SourceGuard guard;
        private boolean asked;

        AskedBefore(SourceFunction.SourceContext<MergeOnReadInputSplit> context, SourceGuard guard) {
            this.context = context;
            this.guard = guard;
        }

        @Override
        public void collect(MergeOnReadInputSplit split) {
            ask();
            context.collect(split);
        }

        @Override
        public void collectWithTimestamp(MergeOnReadInputSplit split, long timestamp) {
            ask();
            context.collectWithTimestamp(split, timestamp);
        }

        private void ask() {
            if (!asked) {
                guard.check();
                asked = true;
            }
        }

        @Override
        public void emitWatermark(Watermark mark) {
            context.emitWatermark(mark);
        }

        @Override
        public void markAsTemporarilyIdle() {
            context.markAsTemporarilyIdle();
        }

        @Override
        public Object getCheckpointLock() {
            return context.getCheckpointLock();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
