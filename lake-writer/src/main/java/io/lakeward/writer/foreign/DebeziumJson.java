// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.Operation;
import io.lakeward.event.TableId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Debezium's connector for MySQL sends through Kafka Connect or Debezium Server, with its schemas or without. */
final class DebeziumJson implements Format {
    private static final String TRUNCATE = "t";
    private static final Set<String> CONNECTORS = Set.of("", "mysql", "mariadb");

    private record SchemaId(ByteBuffer schema, TableId table, List<String> key) {}

    private final Map<SchemaId, TypedTable> typed = new HashMap<>();
    private final InferredTables inferred;
    private final ContractJson contract;

    DebeziumJson(InferredTables inferred, ContractJson contract) {
        this.inferred = inferred;
        this.contract = contract;
    }

    @Override
    public boolean matches(JsonMessage message) {
        JsonNode body = message.body();
        return isChange(body) || isStatement(body) || isHeartbeat(body) || isTransaction(body);
    }

    private static boolean isChange(JsonNode body) {
        return body.has("op") && body.has("source");
    }

    private static boolean isStatement(JsonNode body) {
        return body.has("ddl") && body.has("databaseName");
    }

    private static boolean isHeartbeat(JsonNode body) {
        return body.size() == 1 && body.path("ts_ms").isNumber();
    }

    private static boolean isTransaction(JsonNode body) {
        return body.has("status") && body.has("id") && body.has("event_count");
    }

    @Override
    public ForeignMessage read(byte[] key, JsonMessage message) {
        JsonNode body = message.body();
        if (isStatement(body)) {
            return new ForeignMessage.Statement(
                    body.path("databaseName").asText(), body.path("ddl").asText());
        }
        return isChange(body) ? change(key, message) : ForeignMessage.NOTHING;
    }

    private ForeignMessage change(byte[] key, JsonMessage message) {
        JsonNode body = message.body();
        JsonNode source = body.get("source");
        if (!CONNECTORS.contains(source.path("connector").asText())) {
            throw new EventFormatException("Debezium's records must be of the connector mysql or mariadb, but are of "
                    + source.path("connector").asText());
        }
        TableId table =
                new TableId(source.path("db").asText(), source.path("table").asText());
        if (body.path("op").asText().equals(TRUNCATE)) {
            return new ForeignMessage.Statement(table.database(), "TRUNCATE TABLE " + table.table());
        }
        try {
            return new ForeignMessage.Rows(changes(table, key, message));
        } catch (EventFormatException | IllegalArgumentException e) {
            throw new ForeignRowException(table, e);
        }
    }

    private List<ForeignChange> changes(TableId table, byte[] key, JsonMessage message) {
        JsonNode body = message.body();
        Operation operation = Operation.ofCode(body.path("op").asText());
        JsonNode before = operation == Operation.CREATE || operation == Operation.READ ? null : row(body, "before");
        JsonNode after = operation == Operation.DELETE ? null : row(body, "after");
        List<String> names = key(key, after == null ? before : after);
        TypedTable known = message.schema() == null
                ? inferred.with(table, names, before, after)
                : typed.computeIfAbsent(new SchemaId(message.schema(), table, names), DebeziumJson::typed);
        return contract.changes(
                known, before, after, body.path("source").path("ts_ms").asLong());
    }

    private static JsonNode row(JsonNode body, String name) {
        JsonNode row = body.path(name);
        if (!row.isObject()) {
            throw new EventFormatException("A change with operation "
                    + body.path("op").asText() + " must have the row '" + name + "', but has none");
        }
        return row;
    }

    /** The columns of the record's key. A router may have put something else beside them. */
    private static List<String> key(byte[] key, JsonNode row) {
        List<String> names = new ArrayList<>();
        if (key != null) {
            JsonMessage.parse(key).body().fieldNames().forEachRemaining(names::add);
        }
        List<String> columns = names.stream().filter(row::has).toList();
        if (columns.isEmpty() && !names.isEmpty()) {
            throw new EventFormatException("The record's key must have columns of the row, but has " + names);
        }
        return columns;
    }

    private static TypedTable typed(SchemaId id) {
        for (JsonNode field : JsonMessage.tree(id.schema).path("fields")) {
            if (field.path("field").asText().equals("after")) {
                List<TypedTable.TypedColumn> columns = new ArrayList<>();
                field.path("fields").forEach(column -> columns.add(ConnectTypes.column(column)));
                return TypedTable.of(id.table, columns, id.key);
            }
        }
        throw new EventFormatException("The schema of a change must have the field 'after', but has none");
    }
}
