// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.event.ChangeJson;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventKey;
import io.lakeward.event.JsonBuffer;
import io.lakeward.event.Operation;
import io.lakeward.event.RowWriter;
import io.lakeward.event.SourcePosition;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes changes in the form of the contract. */
final class ContractJson {
    private record Writers(EventKey keys, ChangeJson values) {}

    private JsonBuffer buffer = new JsonBuffer();
    private final Map<TableId, Writers> writers = new HashMap<>();

    /**
     * What the contract has for a row that was {@code before} and is {@code after}, as others wrote it. A row that gets
     * another key, and a changed row without a key, is deleted and created.
     *
     * @param before null for a created row
     * @param after null for a deleted row
     */
    List<ForeignChange> changes(TypedTable table, JsonNode before, JsonNode after, long sourceMillis) {
        ObjectNode was = table.convert(before);
        ObjectNode is = table.convert(after);
        if (was == null && is == null) {
            throw new EventFormatException("A change must have a row, but has none");
        } else if (was == null) {
            return List.of(change(table, Operation.CREATE, null, is, sourceMillis));
        } else if (is == null) {
            return List.of(change(table, Operation.DELETE, was, null, sourceMillis));
        } else if (isSameRow(table.schema(), was, is)) {
            return List.of(change(table, Operation.UPDATE, was, is, sourceMillis));
        }
        return List.of(
                change(table, Operation.DELETE, was, null, sourceMillis),
                change(table, Operation.CREATE, null, is, sourceMillis));
    }

    private static boolean isSameRow(TableSchema schema, ObjectNode was, ObjectNode is) {
        return !schema.key().isEmpty()
                && schema.key().stream().allMatch(column -> was.get(column).equals(is.get(column)));
    }

    private ForeignChange change(
            TypedTable table, Operation operation, ObjectNode was, ObjectNode is, long sourceMillis) {
        try {
            return written(table.schema(), operation, was, is, sourceMillis);
        } catch (EventFormatException e) {
            // A buffer is of no use once something could not be written.
            buffer = new JsonBuffer();
            writers.clear();
            throw e;
        }
    }

    private ForeignChange written(
            TableSchema schema, Operation operation, ObjectNode was, ObjectNode is, long sourceMillis) {
        Writers to = writers.computeIfAbsent(
                schema.table(), id -> new Writers(new EventKey(id, buffer), new ChangeJson(id, schema.key(), buffer)));
        ObjectNode row = is == null ? was : is;
        byte[] key = schema.key().isEmpty() ? to.keys.writeOfContent(fields(row)) : to.keys.write(key(schema, row));
        SourcePosition source = new SourcePosition(false, sourceMillis, 0, null, "", 0, 0);
        return new ForeignChange(
                schema, key, to.values.write(operation, fields(was), fields(is), source, sourceMillis));
    }

    private static RowWriter key(TableSchema schema, ObjectNode row) {
        return json -> {
            for (String column : schema.key()) {
                if (row.get(column).isNull()) {
                    throw new EventFormatException("The key's column " + column + " must not be NULL, but is");
                }
                field(json, column, row.get(column));
            }
        };
    }

    private static RowWriter fields(ObjectNode row) {
        if (row == null) {
            return null;
        }
        return json -> {
            for (Map.Entry<String, JsonNode> field : row.properties()) {
                field(json, field.getKey(), field.getValue());
            }
        };
    }

    private static void field(JsonGenerator json, String name, JsonNode value) throws IOException {
        json.writeFieldName(name);
        if (value.isTextual()) {
            json.writeString(value.textValue());
        } else if (value.isNull()) {
            json.writeNull();
        } else if (value.isIntegralNumber()) {
            json.writeNumber(value.bigIntegerValue());
        } else {
            throw new EventFormatException("The value of column " + name + " must be a number or text, but is not");
        }
    }
}
