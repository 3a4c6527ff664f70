// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Canal sends as flat messages, and TiCDC as Canal-JSON: several rows in one record, each value as text. */
final class CanalJson implements Format {
    private record Shape(TableId table, JsonNode mysqlType, JsonNode sqlType, List<String> key) {}

    private final Map<Shape, TypedTable> typed = new HashMap<>();
    private final ContractJson contract;

    CanalJson(ContractJson contract) {
        this.contract = contract;
    }

    @Override
    public boolean matches(JsonMessage message) {
        JsonNode body = message.body();
        return body.has("isDdl") && body.has("type") && body.has("database");
    }

    @Override
    public ForeignMessage read(byte[] key, JsonMessage message) {
        JsonNode body = message.body();
        String type = body.path("type").asText();
        return switch (type) {
            case "INSERT", "UPDATE", "DELETE" -> rows(type, body);
            case "TIDB_WATERMARK" -> ForeignMessage.NOTHING;
            default -> statement(body);
        };
    }

    private static ForeignMessage statement(JsonNode body) {
        String statement = body.path("sql").asText();
        if (statement.isEmpty()) {
            throw new EventFormatException(
                    "Canal's records must be of type INSERT, UPDATE or DELETE, or have a statement,"
                            + " but one is of type " + body.path("type").asText());
        }
        return new ForeignMessage.Statement(body.path("database").asText(), statement);
    }

    private ForeignMessage rows(String type, JsonNode body) {
        TableId table =
                new TableId(body.path("database").asText(), body.path("table").asText());
        try {
            TypedTable known = typed.computeIfAbsent(
                    new Shape(table, body.path("mysqlType"), body.path("sqlType"), key(body)), CanalJson::typed);
            List<ForeignChange> changes = new ArrayList<>();
            JsonNode rows = body.path("data");
            for (int i = 0; i < rows.size(); i++) {
                JsonNode after = type.equals("DELETE") ? null : rows.get(i);
                JsonNode before =
                        switch (type) {
                            case "INSERT" -> null;
                            case "UPDATE" -> MaxwellJson.before(
                                    rows.get(i), body.path("old").path(i));
                            default -> rows.get(i);
                        };
                changes.addAll(
                        contract.changes(known, before, after, body.path("es").asLong()));
            }
            return new ForeignMessage.Rows(changes);
        } catch (EventFormatException | IllegalArgumentException e) {
            throw new ForeignRowException(table, e);
        }
    }

    private static List<String> key(JsonNode body) {
        List<String> key = new ArrayList<>();
        body.path("pkNames").forEach(name -> key.add(name.asText()));
        return key;
    }

    private static TypedTable typed(Shape shape) {
        List<TypedTable.TypedColumn> columns = new ArrayList<>();
        for (Map.Entry<String, JsonNode> column : shape.mysqlType.properties()) {
            columns.add(CanalTypes.column(
                    column.getKey(),
                    column.getValue().asText(),
                    shape.sqlType.path(column.getKey()).asInt()));
        }
        if (columns.isEmpty()) {
            throw new EventFormatException("Canal's rows must have a 'mysqlType', but have none");
        }
        return TypedTable.of(shape.table, columns, shape.key);
    }
}
