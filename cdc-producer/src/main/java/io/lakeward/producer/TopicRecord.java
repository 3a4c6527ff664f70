// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

/**
 * A record for the topic, ready but for its place in time.
 *
 * @param key null for what is not a change of a row, as the value
 * @param schema the table's columns; null where a schema change leaves none
 * @param ddl null but for a schema change
 * @param tableRead null but for the end of reading a table
 * @param mark not a record yet: it becomes one, or none, where records are stamped; null for all others
 * @param sequence 0 until it is stamped
 * @param partition negative until it is stamped
 */
@SuppressWarnings("ArrayRecordComponent")
public record TopicRecord(
        byte[] key,
        byte[] value,
        byte[] schema,
        byte[] ddl,
        byte[] tableRead,
        TableMark mark,
        long sequence,
        int partition) {
    private static final long UNSTAMPED = 0;
    private static final int NOWHERE = -1;

    /** A change of a row, to be stamped when it passes. */
    public static TopicRecord change(byte[] key, byte[] value, byte[] schema) {
        return new TopicRecord(key, value, schema, null, null, null, UNSTAMPED, NOWHERE);
    }

    /** A schema change, to be stamped and sent to every partition. */
    public static TopicRecord schemaChange(byte[] ddl, byte[] schema) {
        return new TopicRecord(null, null, schema, ddl, null, null, UNSTAMPED, NOWHERE);
    }

    /** The end of reading a table, to be stamped and sent to every partition. */
    public static TopicRecord tableRead(byte[] tableRead) {
        return new TopicRecord(null, null, null, null, tableRead, null, UNSTAMPED, NOWHERE);
    }

    public static TopicRecord marking(TableMark mark) {
        return new TopicRecord(null, null, null, null, null, mark, UNSTAMPED, NOWHERE);
    }

    public boolean isStamped() {
        return sequence != UNSTAMPED;
    }

    /** Whether it goes to every partition. */
    public boolean isForAll() {
        return ddl != null || tableRead != null;
    }

    public TopicRecord stamped(long at) {
        return new TopicRecord(key, value, schema, ddl, tableRead, mark, at, partition);
    }

    /** Ready to be sent. */
    public TopicRecord at(long place, int target) {
        return new TopicRecord(key, value, schema, ddl, tableRead, mark, place, target);
    }
}
