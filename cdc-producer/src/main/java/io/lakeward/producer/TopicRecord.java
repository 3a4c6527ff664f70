// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

/**
 * A record for the topic, ready but for its place in time.
 *
 * @param key null for a schema change
 * @param value null for a schema change
 * @param schema the table's columns; null where a schema change leaves none
 * @param ddl null for a change of a row
 * @param sequence 0 until it is stamped
 * @param partition negative where the key decides
 */
@SuppressWarnings("ArrayRecordComponent")
public record TopicRecord(byte[] key, byte[] value, byte[] schema, byte[] ddl, long sequence, int partition) {
    private static final long UNSTAMPED = 0;
    private static final int BY_KEY = -1;

    /** A change of a row, to be stamped when it passes. */
    public static TopicRecord change(byte[] key, byte[] value, byte[] schema) {
        return new TopicRecord(key, value, schema, null, UNSTAMPED, BY_KEY);
    }

    /** A schema change, to be stamped and sent to every partition. */
    public static TopicRecord schemaChange(byte[] ddl, byte[] schema) {
        return new TopicRecord(null, null, schema, ddl, UNSTAMPED, BY_KEY);
    }

    public boolean isStamped() {
        return sequence != UNSTAMPED;
    }

    public boolean isSchemaChange() {
        return ddl != null;
    }

    public TopicRecord stamped(long at) {
        return new TopicRecord(key, value, schema, ddl, at, partition);
    }

    public TopicRecord to(int target) {
        return new TopicRecord(key, value, schema, ddl, sequence, target);
    }
}
