// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table's columns, and how its values become those of the contract.
 *
 * @param forms by column
 */
record TypedTable(TableSchema schema, Map<String, ValueForm> forms) {
    /** A column as a format types it. */
    record TypedColumn(String name, ColumnType type, boolean nullable, ValueForm form) {}

    static TypedTable of(TableId table, List<TypedColumn> columns, List<String> key) {
        return new TypedTable(
                new TableSchema(
                        table,
                        columns.stream()
                                .map(column -> new Column(column.name, column.type, column.nullable))
                                .toList(),
                        key),
                columns.stream().collect(Collectors.toMap(TypedColumn::name, TypedColumn::form)));
    }

    /**
     * @param row null if there is none
     * @throws EventFormatException if a value does not fit its column; names the column, not the value
     */
    ObjectNode convert(JsonNode row) {
        if (row == null) {
            return null;
        }
        if (!row.isObject()) {
            throw new EventFormatException("A row must be a JSON object, but is not");
        }
        row.fieldNames().forEachRemaining(this::requireType);
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        for (Column column : schema.columns()) {
            JsonNode value = row.get(column.name());
            converted.set(column.name(), value == null || value.isNull() ? null : convert(column, value));
        }
        return converted;
    }

    private void requireType(String name) {
        if (!forms.containsKey(name)) {
            throw new EventFormatException("A row must have columns that have a type, but has " + name);
        }
    }

    private JsonNode convert(Column column, JsonNode value) {
        try {
            return forms.get(column.name()).of(value);
        } catch (RuntimeException e) {
            throw new EventFormatException(
                    "The value of column " + column.name() + " must be one of " + column.type() + ", but is not", e);
        }
    }
}
