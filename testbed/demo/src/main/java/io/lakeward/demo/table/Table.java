// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The columns and rows of a table at one moment, in key order where it is shown. */
public record Table(List<Column> columns, List<List<Object>> rows) {

    public Table {
        columns = List.copyOf(columns);
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row must have " + columns.size() + " values, but has " + row.size() + ": " + row);
            }
        }
        rows = rows.stream().map(Table::canonical).toList();
    }

    public static Table empty() {
        return new Table(List.of(), List.of());
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The named columns alone, of which those the table does not have are left out; the rows in order. */
    public Table select(List<String> names) {
        int[] picked =
                names.stream().mapToInt(names()::indexOf).filter(i -> i >= 0).toArray();
        return new Table(
                IntStream.of(picked).mapToObj(columns::get).toList(),
                rows.stream().map(row -> pick(row, picked)).sorted(Table::order).toList());
    }

    static List<Object> pick(List<Object> row, int... positions) {
        List<Object> picked = new ArrayList<>(positions.length);
        for (int position : positions) {
            picked.add(row.get(position));
        }
        return picked;
    }

    private static List<Object> canonical(List<Object> row) {
        List<Object> values = new ArrayList<>(row.size());
        row.forEach(value -> values.add(Values.canonical(value)));
        return Collections.unmodifiableList(values);
    }

    private static int order(List<Object> left, List<Object> right) {
        return IntStream.range(0, left.size())
                .map(i -> Values.order(left.get(i), right.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }
}
