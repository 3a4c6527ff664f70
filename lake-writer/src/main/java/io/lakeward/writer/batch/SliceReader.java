// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.plan.Planner;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Reads one Kafka partition of a micro-batch. A record of ours is routed by its schema header alone; its value is
 * parsed only if no later change of the same key follows in its slice. A record that cannot be read does not stop the
 * others.
 */
final class SliceReader implements FlatMapFunction<Iterator<TopicRecord>, BatchItem> {
    private static final long serialVersionUID = 1L;

    /** Four tasks at once, each with as much again as parsed rows, fit into the heap that Spark has by default. */
    private static final long SLICE_BYTES = 16L << 20;

    private final Planner planner;
    private final long lastSequence;
    private final Scope scope;
    private final ChangeFilter filter;

    /**
     * @param lastSequence of all batches before
     * @param scope the tables that it is read for
     * @param filter of their changes
     */
    SliceReader(Planner planner, long lastSequence, Scope scope, ChangeFilter filter) {
        this.planner = planner;
        this.lastSequence = lastSequence;
        this.scope = scope;
        this.filter = filter;
    }

    @Override
    public Iterator<BatchItem> call(Iterator<TopicRecord> records) {
        return new Slices(records, planner, lastSequence, scope, filter, SLICE_BYTES);
    }
}
