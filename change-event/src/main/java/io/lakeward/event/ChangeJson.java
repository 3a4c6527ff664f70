// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;

/**
 * Writes the values of a table's changes: Debezium JSON without a schema. Column values read as MySQL shows them in a UTC
 * session:
 *
 * <table>
 *   <caption>JSON of a column</caption>
 *   <tr><td>integers, YEAR, BIT</td><td>number, unsigned where the type is</td></tr>
 *   <tr><td>DECIMAL</td><td>string, all digits: {@code "125.10"}</td></tr>
 *   <tr><td>FLOAT, DOUBLE</td><td>number</td></tr>
 *   <tr><td>DATE</td><td>{@code "2026-11-20"}</td></tr>
 *   <tr><td>DATETIME</td><td>{@code "2026-11-20 08:00:00.123456"}, digits as in the type</td></tr>
 *   <tr><td>TIMESTAMP</td><td>the same in UTC with a {@code Z} behind it</td></tr>
 *   <tr><td>TIME</td><td>{@code "-838:59:59.000000"}, digits as in the type</td></tr>
 *   <tr><td>text, ENUM, SET, JSON</td><td>string</td></tr>
 *   <tr><td>BINARY, VARBINARY, BLOB</td><td>string, base64</td></tr>
 *   <tr><td>geometry</td><td>string, base64 of MySQL's form: SRID (4 bytes, little-endian), then WKB</td></tr>
 * </table>
 *
 * A day that no calendar has, such as 0000-00-00 or 2026-02-31, is as MySQL shows it, too.
 */
public final class ChangeJson {
    private static final SerializableString BEFORE = new SerializedString("before");
    private static final SerializableString AFTER = new SerializedString("after");
    private static final SerializableString OPERATION = new SerializedString("op");
    private static final SerializableString EMITTED = new SerializedString("ts_ms");

    private final JsonBuffer buffer;
    private final SourceJson source;
    /** Not of Debezium, whose readers pass over it: Paimon has no other way to learn a table's key. */
    private final SerializableString key;

    /** @param key the columns of the primary key, none if the table has none */
    public ChangeJson(TableId table, List<String> key, JsonBuffer buffer) {
        this.buffer = buffer;
        this.source = new SourceJson(table);
        this.key = key.isEmpty() ? new SerializedString("") : Fragment.behind(json -> names(json, key));
    }

    /**
     * @param before the row before the change, or null
     * @param after the row after the change, or null
     * @param emittedMillis when the producer saw the change, in milliseconds since the epoch
     */
    public byte[] write(
            Operation operation, RowWriter before, RowWriter after, SourcePosition position, long emittedMillis) {
        return buffer.write(json -> {
            json.writeStartObject();
            writeRow(json, BEFORE, before);
            writeRow(json, AFTER, after);
            source.write(json, position);
            json.writeFieldName(OPERATION);
            json.writeString(operation.code());
            json.writeFieldName(EMITTED);
            json.writeNumber(emittedMillis);
            json.writeRaw(key);
            json.writeEndObject();
        });
    }

    private static void names(JsonGenerator json, List<String> key) throws IOException {
        json.writeArrayFieldStart("pkNames");
        for (String column : key) {
            json.writeString(column);
        }
        json.writeEndArray();
    }

    private static void writeRow(JsonGenerator json, SerializableString name, RowWriter row) throws IOException {
        json.writeFieldName(name);
        if (row == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        row.writeFields(json);
        json.writeEndObject();
    }
}
