// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.Operation;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.table.RowKey;
import java.io.Serializable;
import java.util.List;

/**
 * The last change of one key in a slice, typed.
 *
 * @param at where the row is after the change, or was before it if it was deleted
 * @param row the row as it is to be in the lake, in Avro's binary form of its plan's columns; null if it is to be
 *     there no more
 * @param left where the row was before this change and the ones that it supersedes, if elsewhere
 * @param copy what it does to the copies of a row without a key; null if the row has one
 */
record Change(
        TableSchema schema,
        int partition,
        long offset,
        RowKey at,
        byte[] row,
        long sequence,
        List<Departure> left,
        Copy copy)
        implements Serializable {
    /** What a change takes beside its key and value, in bytes. */
    static final int OVERHEAD = 256;

    /** @param sequence the number of the change by which the row left */
    record Departure(RowKey from, long sequence) implements Serializable {}

    /**
     * A change of the number of copies; the change itself is at the content of the row, see
     * {@link io.lakeward.writer.table.CopyKey}.
     *
     * @param readMillis when the producer read the change, in milliseconds since the epoch
     * @param isIgnored whether table info leaves it out
     * @param record a delete's whole record, for quarantine if there is nothing to delete; else null
     */
    record Copy(Operation operation, long readMillis, boolean isIgnored, TopicRecord record) implements Serializable {}

    /** Whether the change still counts. */
    boolean isWithin(Horizons horizons) {
        return sequence >= horizons.since(schema.table());
    }

    /** About what it takes in memory. */
    long bytes() {
        return (1L + left.size()) * OVERHEAD + at.recordKey().length() + (row == null ? 0 : row.length);
    }

    Change leaving(List<Departure> places) {
        return new Change(schema, partition, offset, at, row, sequence, places, copy);
    }

    /** The same row at a place in the lake. */
    Change movedTo(RowKey place, byte[] newRow, long newSequence) {
        return new Change(schema, partition, offset, place, newRow, newSequence, List.of(), null);
    }
}
