// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableSchema;
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
 */
record Change(
        TableSchema schema, int partition, long offset, RowKey at, byte[] row, long sequence, List<Departure> left)
        implements Serializable {
    /** @param sequence the number of the change by which the row left */
    record Departure(RowKey from, long sequence) implements Serializable {}

    Change leaving(List<Departure> places) {
        return new Change(schema, partition, offset, at, row, sequence, places);
    }
}
