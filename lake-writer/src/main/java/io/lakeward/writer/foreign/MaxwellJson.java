// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.List;

/** What Maxwell's daemon sends, its bootstraps too. */
final class MaxwellJson implements Format {
    private static final String KEY_PREFIX = "pk.";
    private static final int ROW_OF_ARRAY_KEY = 2;
    private static final long MILLIS_PER_SECOND = 1000;

    private final InferredTables inferred;
    private final ContractJson contract;

    MaxwellJson(InferredTables inferred, ContractJson contract) {
        this.inferred = inferred;
        this.contract = contract;
    }

    @Override
    public boolean matches(JsonMessage message) {
        JsonNode body = message.body();
        return body.path("type").isTextual()
                && body.has("database")
                && body.has("ts")
                && (body.path("data").isObject() || body.has("sql"));
    }

    @Override
    public ForeignMessage read(byte[] key, JsonMessage message) {
        JsonNode body = message.body();
        String type = body.path("type").asText();
        return switch (type) {
            case "insert", "bootstrap-insert", "update", "delete" -> rows(type, key, body);
            case "bootstrap-start", "bootstrap-complete" -> ForeignMessage.NOTHING;
            default -> statement(type, body);
        };
    }

    private static ForeignMessage statement(String type, JsonNode body) {
        if (!body.has("sql")) {
            throw new EventFormatException(
                    "Maxwell's records must be of type insert, update, delete or bootstrap-insert, or have a statement,"
                            + " but one is of type " + type);
        }
        return new ForeignMessage.Statement(
                body.path("database").asText(), body.path("sql").asText());
    }

    private ForeignMessage rows(String type, byte[] key, JsonNode body) {
        TableId table =
                new TableId(body.path("database").asText(), body.path("table").asText());
        JsonNode row = body.path("data");
        JsonNode after = type.equals("delete") ? null : row;
        JsonNode before =
                switch (type) {
                    case "update" -> before(row, body.path("old"));
                    case "delete" -> row;
                    default -> null;
                };
        try {
            TypedTable known = inferred.with(table, key(key, body), before, after);
            return new ForeignMessage.Rows(
                    contract.changes(known, before, after, body.path("ts").asLong() * MILLIS_PER_SECOND));
        } catch (EventFormatException | IllegalArgumentException e) {
            throw new ForeignRowException(table, e);
        }
    }

    /** The row before a change, of which only what changed was sent. */
    static JsonNode before(JsonNode after, JsonNode changed) {
        JsonNode before = after.deepCopy();
        if (before instanceof ObjectNode row) {
            changed.fields().forEachRemaining(field -> row.set(field.getKey(), field.getValue()));
        }
        return before;
    }

    /** As the record says if Maxwell is told to, else as its key has it, which is an object or an array. */
    private static List<String> key(byte[] key, JsonNode body) {
        List<String> names = new ArrayList<>();
        if (body.has("primary_key_columns")) {
            body.path("primary_key_columns").forEach(name -> names.add(name.asText()));
        } else if (key != null) {
            JsonNode json = JsonMessage.parse(key).body();
            json.path(ROW_OF_ARRAY_KEY).forEach(column -> column.fieldNames().forEachRemaining(names::add));
            json.fieldNames().forEachRemaining(name -> {
                if (name.startsWith(KEY_PREFIX)) {
                    names.add(name.substring(KEY_PREFIX.length()));
                }
            });
        }
        return names;
    }
}
