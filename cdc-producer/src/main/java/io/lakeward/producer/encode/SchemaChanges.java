// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeJson;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.source.ColumnSelection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodes schema changes out of Debezium's history records. */
final class SchemaChanges {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern QUOTED_PAIR = Pattern.compile("\"((?:[^\"]|\"\")*)\"\\.\"((?:[^\"]|\"\")*)\"");

    private SchemaChanges() {}

    /** One record for each table that the statement left with columns, or one without columns if there is none. */
    static List<TopicRecord> encode(String historyRecord, long sourceMillis, ColumnSelection selection)
            throws IOException {
        JsonNode history = JSON.readTree(historyRecord);
        byte[] ddl = SchemaChangeJson.write(
                history.path("databaseName").asText(),
                history.path("ddl").asText(),
                SchemaChangeKind.OTHER,
                sourceMillis);
        List<TopicRecord> records = new ArrayList<>();
        for (JsonNode change : history.path("tableChanges")) {
            JsonNode table = change.path("table");
            if (table.isObject()) {
                records.add(TopicRecord.schemaChange(
                        ddl, schema(tableId(change.path("id").asText()), table, selection)));
            }
        }
        return records.isEmpty() ? List.of(TopicRecord.schemaChange(ddl, null)) : records;
    }

    private static byte[] schema(TableId id, JsonNode table, ColumnSelection selection) {
        List<Column> columns = new ArrayList<>();
        table.path("columns").forEach(column -> columns.add(column(column)));
        List<String> key = new ArrayList<>();
        table.path("primaryKeyColumnNames").forEach(name -> key.add(name.asText()));
        columns.removeIf(column -> !key.contains(column.name()) && !selection.includes(id, column.name()));
        return TableSchemaJson.write(new TableSchema(id, columns, key));
    }

    private static TableId tableId(String id) {
        Matcher matcher = QUOTED_PAIR.matcher(id);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A table's id must read like \"database\".\"table\", but was: " + id);
        }
        return new TableId(
                matcher.group(1).replace("\"\"", "\""), matcher.group(2).replace("\"\"", "\""));
    }

    private static Column column(JsonNode column) {
        List<String> members = new ArrayList<>();
        column.path("enumValues").forEach(member -> members.add(Members.ofLiteral(member.asText())));
        ColumnType type = ColumnTypes.of(
                column.path("typeName").asText(),
                column.path("length").asInt(-1),
                column.path("scale").asInt(-1),
                members);
        return new Column(
                column.path("name").asText(), type, column.path("optional").asBoolean());
    }
}
