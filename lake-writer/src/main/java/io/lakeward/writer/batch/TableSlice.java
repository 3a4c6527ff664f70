// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.table.Progress;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * One lake table's changes in one Kafka partition of a micro-batch: one change per key, or all if rows have no key.
 *
 * @param firstUse the table's schemas, each with the sequence number of its first change
 * @param superseded the offsets of changes that were followed by a later one of the same key
 * @param lastSequence the highest sequence number read
 */
record TableSlice(
        TableId table,
        Map<TableSchema, Long> firstUse,
        int partition,
        List<Change> changes,
        List<Long> superseded,
        long lastSequence)
        implements BatchItem {

    long firstOffset() {
        return offsets().min().orElse(Long.MAX_VALUE);
    }

    long lastOffset() {
        return offsets().max().orElse(-1);
    }

    /** What the table has not yet. */
    Counts countsAfter(Progress progress) {
        List<Change> fresh = changes.stream()
                .filter(change -> !progress.covers(partition, change.offset()))
                .toList();
        long ignored = fresh.stream()
                .filter(change -> change.copy() != null && change.copy().isIgnored())
                .count();
        long earlier = superseded.stream()
                .filter(offset -> !progress.covers(partition, offset))
                .count();
        return new Counts(fresh.size() - ignored, earlier, ignored);
    }

    private LongStream offsets() {
        return LongStream.concat(
                changes.stream().mapToLong(Change::offset), superseded.stream().mapToLong(Long::longValue));
    }
}
