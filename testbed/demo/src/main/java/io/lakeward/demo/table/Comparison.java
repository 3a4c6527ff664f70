// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares tables both ways: columns with their types, then rows as bags, so that a duplicate is a difference too. */
public record Comparison(List<String> key) {

    public List<Difference> of(Table expected, Table actual) {
        if (!expected.columns().equals(actual.columns())) {
            return List.of(new Difference.Columns(expected.columns(), actual.columns()));
        }
        List<List<Object>> missing = without(expected.rows(), actual.rows());
        List<List<Object>> extra = without(actual.rows(), expected.rows());
        List<Difference> differences = new ArrayList<>();
        List<String> names = expected.names();
        Map<List<Object>, Deque<List<Object>>> extraByKey = new LinkedHashMap<>();
        extra.forEach(row -> extraByKey
                .computeIfAbsent(keyValues(names, row), any -> new ArrayDeque<>())
                .add(row));
        for (List<Object> row : missing) {
            List<Object> other = extraByKey
                    .getOrDefault(keyValues(names, row), new ArrayDeque<>())
                    .poll();
            differences.add(
                    other == null
                            ? new Difference.Missing(named(names, row))
                            : new Difference.Changed(keyOf(names, row), changes(names, row, other)));
        }
        extraByKey
                .values()
                .forEach(rows -> rows.forEach(row -> differences.add(new Difference.Extra(named(names, row)))));
        return List.copyOf(differences);
    }

    private static List<List<Object>> without(List<List<Object>> rows, List<List<Object>> others) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        others.forEach(row -> counts.merge(row, 1, Integer::sum));
        List<List<Object>> rest = new ArrayList<>();
        for (List<Object> row : rows) {
            int left = counts.getOrDefault(row, 0);
            if (left == 0) {
                rest.add(row);
            } else {
                counts.put(row, left - 1);
            }
        }
        return rest;
    }

    private List<Object> keyValues(List<String> names, List<Object> row) {
        return new ArrayList<>(keyOf(names, row).values());
    }

    private Map<String, Object> keyOf(List<String> names, List<Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        key.forEach(name -> values.put(name, row.get(names.indexOf(name))));
        return values;
    }

    private static List<Difference.Value> changes(List<String> names, List<Object> expected, List<Object> actual) {
        List<Difference.Value> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!Objects.equals(expected.get(i), actual.get(i))) {
                values.add(new Difference.Value(names.get(i), expected.get(i), actual.get(i)));
            }
        }
        return values;
    }

    private static Map<String, Object> named(List<String> names, List<Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), row.get(i));
        }
        return Collections.unmodifiableMap(values);
    }
}
