// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Takes the value of a change apart, and passes over its rows: of most changes only one is read. */
final class ChangeValue {
    private final byte[] bytes;
    private final JsonParser json;
    private String operation = "";
    private EventRow before;
    private EventRow after;
    private long sourceMillis;
    private long readMillis;

    private ChangeValue(byte[] bytes, JsonParser json) {
        this.bytes = bytes;
        this.json = json;
    }

    /** Throws as {@link EventReader#change} does. */
    static ChangeEvent read(TableSchema schema, byte[] bytes, long sequence) {
        try (JsonParser json = EventRow.JSON.createParser(bytes)) {
            ChangeValue value = new ChangeValue(bytes, json);
            value.readFields();
            return new ChangeEvent(
                    schema,
                    Operation.ofCode(value.operation),
                    value.before,
                    value.after,
                    sequence,
                    value.sourceMillis,
                    value.readMillis);
        } catch (IOException e) {
            throw EventFormatException.notJson("The value of a change of " + schema.table(), e);
        }
    }

    private void readFields() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new EventFormatException("The value of a change must be a JSON object, but is not");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "before" -> before = row(name);
                case "after" -> after = row(name);
                case "source" -> readSource();
                case "op" -> operation = json.getValueAsString("");
                case "ts_ms" -> readMillis = json.getValueAsLong();
                default -> {}
            }
            json.skipChildren();
        }
    }

    private void readSource() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("ts_ms")) {
                sourceMillis = json.getValueAsLong();
            }
            json.skipChildren();
        }
    }

    /** @return null for null */
    private EventRow row(String name) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        // Right behind the brace, in bytes; -1 if the text is in UTF-16.
        long from = json.currentLocation().getByteOffset() - 1;
        if (json.currentToken() != JsonToken.START_OBJECT || from < 0) {
            throw new EventFormatException(
                    "The row '" + name + "' of a change must be a JSON object in UTF-8, but is not");
        }
        json.skipChildren();
        return new EventRow(bytes, (int) from, (int) (json.currentLocation().getByteOffset() - from));
    }
}
