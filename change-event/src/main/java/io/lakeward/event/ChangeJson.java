// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes the value of a change: Debezium JSON without a schema. Column values read as MySQL shows them in a UTC
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
 * A date or time stamp with a zero year, month or day is null, even in a column that is NOT NULL.
 */
public final class ChangeJson {
    static final JsonFactory FACTORY = new JsonFactory();

    private ChangeJson() {}

    /**
     * @param before the row before the change, or null
     * @param after the row after the change, or null
     * @param emittedMillis when the producer saw the change, in milliseconds since the epoch
     */
    public static byte[] write(
            Operation operation, RowWriter before, RowWriter after, SourcePosition source, long emittedMillis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            writeRow(json, "before", before);
            writeRow(json, "after", after);
            source.write(json);
            json.writeStringField("op", operation.code());
            json.writeNumberField("ts_ms", emittedMillis);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeRow(JsonGenerator json, String name, RowWriter row) throws IOException {
        if (row == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        row.writeFields(json);
        json.writeEndObject();
    }
}
