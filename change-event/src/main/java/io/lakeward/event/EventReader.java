// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the records of the topic. Schemas repeat from record to record, so they are parsed once and found again by
 * their bytes. Not thread-safe.
 */
public final class EventReader {
    /** Bounds the cache where schemas change without end; far above the number of tables in one topic. */
    private static final int MAX_SCHEMAS = 10_000;

    private final Map<BytesKey, TableSchema> schemas = new HashMap<>();

    /**
     * @param value the record's value; null for a schema change and the end of a reading
     * @param header the record's headers by name, null where it has none of that name
     * @throws EventFormatException if the record does not keep the contract
     */
    public TopicEvent read(byte[] value, Function<String, byte[]> header) {
        long sequence = sequence(header);
        byte[] ddl = header.apply(EventHeaders.DDL);
        if (ddl != null) {
            boolean hasColumns = header.apply(EventHeaders.SCHEMA) != null;
            return SchemaChangeJson.read(ddl, hasColumns ? schema(header) : null, sequence);
        }
        byte[] tableRead = header.apply(EventHeaders.TABLE_READ);
        if (tableRead != null) {
            return TableReadJson.read(tableRead, sequence);
        }
        if (value == null) {
            throw new EventFormatException("A record without a value must have the header " + EventHeaders.DDL + " or "
                    + EventHeaders.TABLE_READ);
        }
        return change(schema(header), value, sequence);
    }

    /**
     * The table and columns of a record, by its headers alone.
     *
     * @throws EventFormatException if there is no such header, or it is not a schema
     */
    public TableSchema schema(Function<String, byte[]> header) {
        byte[] bytes = required(header, EventHeaders.SCHEMA);
        BytesKey key = new BytesKey(bytes);
        TableSchema known = schemas.get(key);
        if (known != null) {
            return known;
        }
        if (schemas.size() >= MAX_SCHEMAS) {
            schemas.clear();
        }
        TableSchema read = TableSchemaJson.read(bytes);
        schemas.put(key, read);
        return read;
    }

    /**
     * The sequence number of a record, by its headers alone.
     *
     * @throws EventFormatException if there is no such header, or it is not a number
     */
    public static long sequence(Function<String, byte[]> header) {
        return EventHeaders.readSequence(required(header, EventHeaders.SEQUENCE));
    }

    /**
     * Reads the value of a change whose headers are known, but for its rows, which are read when they are asked for.
     *
     * @throws EventFormatException if the value does not keep the contract
     */
    public static ChangeEvent change(TableSchema schema, byte[] value, long sequence) {
        return ChangeValue.read(schema, value, sequence);
    }

    private static byte[] required(Function<String, byte[]> header, String name) {
        byte[] bytes = header.apply(name);
        if (bytes == null) {
            throw new EventFormatException("A record must have the header " + name);
        }
        return bytes;
    }
}
