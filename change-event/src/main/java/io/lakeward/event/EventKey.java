// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Writes the keys of a table's records: {@code {"database":"d","table":"t","key":{"id":1}}}, key columns in key order.
 */
public final class EventKey {
    private static final SerializableString DATABASE = new SerializedString("database");
    private static final SerializableString TABLE = new SerializedString("table");
    private static final SerializableString KEY = new SerializedString("key");

    private final JsonBuffer buffer;
    private final SerializableString database;
    private final SerializableString table;

    public EventKey(TableId id, JsonBuffer buffer) {
        this.buffer = buffer;
        this.database = new SerializedString(id.database());
        this.table = new SerializedString(id.table());
    }

    public byte[] write(RowWriter key) {
        return buffer.write(json -> {
            json.writeStartObject();
            json.writeFieldName(DATABASE);
            json.writeString(database);
            json.writeFieldName(TABLE);
            json.writeString(table);
            json.writeFieldName(KEY);
            json.writeStartObject();
            key.writeFields(json);
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
