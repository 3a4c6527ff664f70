// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.TableId;
import io.lakeward.writer.foreign.TypedTable.TypedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of untyped records, by the values that came so far: a column's type only becomes wider. What the lake has
 * from before need not be known here, because it is widened in the same way.
 */
final class InferredTables {
    private static final class Inferred {
        private final Map<String, InferredType> columns = new LinkedHashMap<>();
        private TypedTable table;
    }

    private final Map<TableId, Inferred> tables = new HashMap<>();

    /**
     * The table with these rows in it.
     *
     * @param before null if there is none
     * @param after null if there is none
     */
    TypedTable with(TableId id, List<String> key, JsonNode before, JsonNode after) {
        Inferred known = tables.computeIfAbsent(id, unseen -> new Inferred());
        boolean isNew = widen(known.columns, before);
        isNew |= widen(known.columns, after);
        if (isNew || known.table == null || !known.table.schema().key().equals(key)) {
            sort(known.columns, after == null ? before : after);
            known.table = TypedTable.of(id, typed(known.columns), key);
        }
        return known.table;
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
        columns.forEach((name, type) -> {
            if (type != InferredType.NONE) {
                // Whether it may be NULL, nothing says; so it may be a record key, which sends a NULL to quarantine.
                typed.add(new TypedColumn(name, type.type(), false, type.form()));
            }
        });
        return typed;
    }
}
