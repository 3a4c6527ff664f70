// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.compare;

import io.lakeward.demo.table.Column;
import io.lakeward.demo.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A column that becomes narrower stays as wide in the lake: its values are what must be equal. */
public final class Narrowed {
    private static final Map<String, String> WIDER = Map.of("int", "bigint", "float", "double");

    private Narrowed() {}

    /**
     * The lake's table with the types that the same columns of another one have, where its own are wider.
     *
     * @param lake with the other one's columns, in its order
     */
    public static Table to(Table expected, Table lake) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < lake.columns().size(); i++) {
            Column own = lake.columns().get(i);
            Column wanted = expected.columns().get(i);
            columns.add(own.type().equals(WIDER.get(wanted.type())) ? wanted : own);
        }
        return columns.equals(lake.columns())
                ? lake
                : new Table(
                        columns,
                        lake.rows().stream().map(row -> to(columns, row)).toList());
    }

    private static List<Object> to(List<Column> columns, List<Object> row) {
        List<Object> values = new ArrayList<>(row);
        for (int i = 0; i < values.size(); i++) {
            if (columns.get(i).type().equals("float") && values.get(i) instanceof Double number) {
                values.set(i, number.floatValue());
            }
        }
        return values;
    }
}
