// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link TableSchema} as compact JSON:
 * {@code {"database":"d","table":"t","key":["id"],"columns":{"id":"INT NOT NULL","name":"VARCHAR(155)"}}}.
 */
public final class TableSchemaJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TableSchemaJson() {}

    public static byte[] write(TableSchema schema) {
        ObjectNode json = JSON.createObjectNode();
        json.put("database", schema.table().database());
        json.put("table", schema.table().table());
        ArrayNode key = json.putArray("key");
        schema.key().forEach(key::add);
        ObjectNode columns = json.putObject("columns");
        schema.columns().forEach(column -> columns.put(column.name(), column.definition()));
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("A schema of " + schema.table() + " must be writable as JSON", e);
        }
    }

    /** @throws EventFormatException if the bytes are not such a schema */
    public static TableSchema read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            List<Column> columns = new ArrayList<>();
            json.required("columns")
                    .fields()
                    .forEachRemaining(field -> columns.add(
                            Column.parse(field.getKey(), field.getValue().asText())));
            List<String> key = new ArrayList<>();
            json.required("key").forEach(name -> key.add(name.asText()));
            TableId table = new TableId(
                    json.required("database").asText(), json.required("table").asText());
            return new TableSchema(table, columns, key);
        } catch (IOException | IllegalArgumentException e) {
            throw new EventFormatException(
                    "The header " + EventHeaders.SCHEMA + " must be a table schema: " + e.getMessage(), e);
        }
    }
}
