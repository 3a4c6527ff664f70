// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema change as JSON, the header {@link EventHeaders#DDL}: {@code {"database":"d","ddl":"alter table …","ts_ms":0,
 * "kind":"ALTER","table":"t","reread":false,"added":["c"]}}. The columns after the statement stand in {@link EventHeaders#SCHEMA} where
 * there are any.
 */
public final class SchemaChangeJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SchemaChangeJson() {}

    /** Of a statement that changes no one table, or nothing that concerns rows. */
    public static byte[] write(String database, String statement, SchemaChangeKind kind, long sourceMillis) {
        return bytes(json(database, statement, kind, sourceMillis));
    }

    /** Of a statement that changes a table. */
    public static byte[] write(
            TableId table,
            String statement,
            SchemaChangeKind kind,
            boolean isReread,
            List<String> added,
            long sourceMillis) {
        ObjectNode json = json(table.database(), statement, kind, sourceMillis);
        json.put("table", table.table());
        json.put("reread", isReread);
        added.forEach(json.putArray("added")::add);
        return bytes(json);
    }

    private static ObjectNode json(String database, String statement, SchemaChangeKind kind, long sourceMillis) {
        ObjectNode json = JSON.createObjectNode();
        json.put("database", database);
        json.put("ddl", statement);
        json.put("ts_ms", sourceMillis);
        json.put("kind", kind.name());
        return json;
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("A schema change must be writable as JSON", e);
        }
    }

    static SchemaEvent read(byte[] bytes, TableSchema after, long sequence) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return new SchemaEvent(
                    json.required("database").asText(),
                    json.required("ddl").asText(),
                    SchemaChangeKind.valueOf(json.path("kind").asText("OTHER")),
                    table(json),
                    json.path("reread").asBoolean(),
                    added(json),
                    after,
                    sequence,
                    json.required("ts_ms").asLong());
        } catch (IOException | IllegalArgumentException e) {
            throw new EventFormatException(
                    "The header " + EventHeaders.DDL + " must be a schema change: " + e.getMessage(), e);
        }
    }

    private static List<String> added(JsonNode json) {
        List<String> added = new ArrayList<>();
        json.path("added").forEach(name -> added.add(name.asText()));
        return added;
    }

    private static TableId table(JsonNode json) {
        return json.has("table")
                ? new TableId(
                        json.required("database").asText(), json.path("table").asText())
                : null;
    }
}
