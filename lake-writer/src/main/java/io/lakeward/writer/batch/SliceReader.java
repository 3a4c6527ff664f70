// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.plan.Planner;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Reads one Kafka partition of a micro-batch. A record of ours is routed by its schema header alone; its value is
 * parsed only if no later change of the same key follows in its slice. A record that cannot be read does not stop the
 * others.
 */
final class SliceReader implements FlatMapFunction<Iterator<Row>, BatchItem> {
    private static final long serialVersionUID = 1L;

    /** Four tasks at once, each with as much again as parsed rows, fit into the heap that Spark has by default. */
    private static final long SLICE_BYTES = 16L << 20;

    private final Planner planner;
    private final long lastSequence;
    private final Scope scope;

    /**
     * @param lastSequence of all batches before
     * @param scope the tables that it is read for
     */
    SliceReader(Planner planner, long lastSequence, Scope scope) {
        this.planner = planner;
        this.lastSequence = lastSequence;
        this.scope = scope;
    }

    @Override
    public Iterator<BatchItem> call(Iterator<Row> rows) {
        return new Slices(rows, planner, lastSequence, scope, SLICE_BYTES);
    }
}
