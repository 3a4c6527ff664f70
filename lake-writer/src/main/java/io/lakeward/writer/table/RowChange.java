// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.writer.schema.RowBytes;
import java.io.Serializable;
import org.apache.avro.generic.GenericRecord;

/**
 * What is to become of one row.
 *
 * @param at where the row is
 * @param row the row as it is now, in Avro's binary form of the table's schema; null if it is there no more
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowChange(RowKey at, byte[] row, long sequence) implements Serializable {
    /** @param row in the table's schema */
    public static RowChange of(RowKey at, GenericRecord row, long sequence) {
        return new RowChange(at, new RowBytes(row.getSchema()).of(row), sequence);
    }
}
