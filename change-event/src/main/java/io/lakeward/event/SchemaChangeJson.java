// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * A schema change as JSON, the header {@link EventHeaders#DDL}: {@code {"database":"d","ddl":"alter table …","ts_ms":0}}.
 * The columns after the statement stand in {@link EventHeaders#SCHEMA} where there are any.
 */
public final class SchemaChangeJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SchemaChangeJson() {}

    public static byte[] write(String database, String statement, long sourceMillis) {
        ObjectNode json = JSON.createObjectNode();
        json.put("database", database);
        json.put("ddl", statement);
        json.put("ts_ms", sourceMillis);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("A statement on " + database + " must be writable as JSON", e);
        }
    }

    static SchemaEvent read(byte[] bytes, TableSchema after, long sequence) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return new SchemaEvent(
                    json.required("database").asText(),
                    json.required("ddl").asText(),
                    after,
                    sequence,
                    json.required("ts_ms").asLong());
        } catch (IOException | IllegalArgumentException e) {
            throw new EventFormatException(
                    "The header " + EventHeaders.DDL + " must be a schema change: " + e.getMessage(), e);
        }
    }
}
