// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.foreign.TypedTable.TypedColumn;
import io.lakeward.writer.schema.InferredType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tables of untyped records, by the values that came so far: a column's type only becomes wider. */
final class InferredTables {
    /** MySQL has no truth values but 1 and 0. */
    static final ValueForm INTEGER = value -> value.isBoolean() ? IntNode.valueOf(value.booleanValue() ? 1 : 0) : value;

    private static final class Inferred {
        private final Map<String, InferredType> columns = new LinkedHashMap<>();
        private TypedTable table;
    }

    private final Function<TableId, Optional<TableSchema>> before;
    private final Map<TableId, Inferred> tables = new HashMap<>();

    /** @param before what was known of a table before the first record */
    InferredTables(Function<TableId, Optional<TableSchema>> before) {
        this.before = before;
    }

    /**
     * The table with these rows in it.
     *
     * @param before null if there is none
     * @param after null if there is none
     */
    TypedTable with(TableId id, List<String> key, JsonNode before, JsonNode after) {
        Inferred known = tables.computeIfAbsent(id, this::begin);
        boolean isNew = widen(known.columns, before);
        isNew |= widen(known.columns, after);
        if (isNew || known.table == null || !known.table.schema().key().equals(key)) {
            sort(known.columns, after == null ? before : after);
            known.table = TypedTable.of(id, typed(known.columns), key);
        }
        return known.table;
    }

    private Inferred begin(TableId id) {
        Inferred table = new Inferred();
        before.apply(id).ifPresent(known -> known.columns().stream()
                .filter(column -> InferredType.isInferred(column.type()))
                .forEach(column -> table.columns.put(column.name(), InferredType.of(column.type()))));
        return table;
    }

    private static boolean widen(Map<String, InferredType> columns, JsonNode row) {
        boolean isNew = false;
        if (row != null) {
            for (Map.Entry<String, JsonNode> field : row.properties()) {
                InferredType known = columns.get(field.getKey());
                InferredType with = InferredType.of(field.getValue());
                InferredType wider = known == null ? with : known.or(with);
                if (wider != known) {
                    columns.put(field.getKey(), wider);
                    isNew = true;
                }
            }
        }
        return isNew;
    }

    /** Columns in the order of the row, so that a new one comes at its place. */
    private static void sort(Map<String, InferredType> columns, JsonNode row) {
        Map<String, InferredType> sorted = new LinkedHashMap<>();
        row.fieldNames().forEachRemaining(name -> sorted.put(name, columns.get(name)));
        columns.forEach(sorted::putIfAbsent);
        columns.clear();
        columns.putAll(sorted);
    }

    private static List<TypedColumn> typed(Map<String, InferredType> columns) {
        List<TypedColumn> typed = new ArrayList<>();
        // Whether one may be NULL, nothing says; so it may be a record key, and a NULL there is for quarantine.
        columns.forEach((name, type) -> typed.add(new TypedColumn(name, type.columnType(), false, form(type))));
        return typed;
    }

    private static ValueForm form(InferredType type) {
        return switch (type) {
            case INTEGER -> INTEGER;
            case NUMBER -> ValueForm.text(
                    value -> INTEGER.of(value).decimalValue().toPlainString());
            default -> ValueForm.text(ValueForm::asText);
        };
    }
}
