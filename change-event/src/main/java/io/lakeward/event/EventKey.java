// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The key of a record: {@code {"database":"d","table":"t","key":{"id":1}}}, key columns in key order. */
public final class EventKey {
    private EventKey() {}

    public static byte[] write(TableId table, RowWriter key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (JsonGenerator json = ChangeJson.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("database", table.database());
            json.writeStringField("table", table.table());
            json.writeObjectFieldStart("key");
            key.writeFields(json);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
