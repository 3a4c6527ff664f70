// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.table.Progress;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * One lake table's changes in one Kafka partition of a micro-batch: one change per key, or all if rows have no key.
 *
 * @param uses the table's schemas, each with where its changes are
 * @param superseded the offsets of changes that were followed by a later one of the same key
 * @param lastSequence the highest sequence number read
 */
record TableSlice(
        TableId table,
        Map<TableSchema, SchemaUse> uses,
        int partition,
        List<Change> changes,
        List<Long> superseded,
        long lastSequence)
        implements BatchItem, KnownSizeEstimation {
    private static final long BYTES_OF_OFFSET = 32;

    long firstOffset() {
        return offsets().min().orElse(Long.MAX_VALUE);
    }

    long lastOffset() {
        return offsets().max().orElse(-1);
    }

    /**
     * What the table has not yet.
     *
     * @param horizons what is before them counts as superseded
     */
    Counts countsAfter(Progress progress, Horizons horizons) {
        List<Change> fresh = changes.stream()
                .filter(change -> !progress.covers(partition, change.offset()))
                .toList();
        List<Change> valid =
                fresh.stream().filter(change -> change.isWithin(horizons)).toList();
        long ignored = valid.stream()
                .filter(change -> change.copy() != null && change.copy().isIgnored())
                .count();
        long earlier = superseded.stream()
                .filter(offset -> !progress.covers(partition, offset))
                .count();
        return new Counts(valid.size() - ignored, earlier + fresh.size() - valid.size(), ignored);
    }

    /** About what its changes take in memory. */
    long bytes() {
        return changes.stream().mapToLong(Change::bytes).sum();
    }

    /** Spark would walk through all that is cached, again and again, to find out. */
    @Override
    public long estimatedSize() {
        return bytes() + superseded.size() * BYTES_OF_OFFSET;
    }

    private LongStream offsets() {
        return LongStream.concat(
                changes.stream().mapToLong(Change::offset), superseded.stream().mapToLong(Long::longValue));
    }
}
