// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.nio.charset.StandardCharsets;

/** The Kafka headers of the contract. */
public final class EventHeaders {
    /**
     * The event's place in time: a decimal number that grows for every row through same-second changes, binlog
     * roll-over, fail-over, restarts, re-snapshots and added partitions ({@link HybridClock}).
     */
    public static final String SEQUENCE = "lakeward.sequence";

    /** The table's columns and key when the change was made ({@link TableSchemaJson}). */
    public static final String SCHEMA = "lakeward.schema";

    /** A schema change ({@link SchemaChangeJson}); only on records without a value. */
    public static final String DDL = "lakeward.ddl";

    /** A table was read whole ({@link TableReadJson}); only on records without a value. */
    public static final String TABLE_READ = "lakeward.table.read";

    private EventHeaders() {}

    public static byte[] writeSequence(long sequence) {
        return Long.toString(sequence).getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws EventFormatException if the bytes are not a number */
    public static long readSequence(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new EventFormatException("The header " + SEQUENCE + " must be a number, but was: " + text, e);
        }
    }
}
