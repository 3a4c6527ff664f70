// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.writer.verify.row.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one side has under each key: as a text, the same for the same rows, {@link #NOTHING} where there is none. */
final class States implements Consumer<Row> {
    static final String NOTHING = "";

    private final Map<List<String>, TreeMap<String, Long>> rows = new HashMap<>();

    @Override
    public void accept(Row row) {
        rows.computeIfAbsent(row.key(), key -> new TreeMap<>()).merge(row.digest(), 1L, Long::sum);
    }

    Iterable<List<String>> keys() {
        return rows.keySet();
    }

    String of(List<String> key) {
        TreeMap<String, Long> found = rows.get(key);
        return found == null ? NOTHING : found.toString();
    }

    long count(List<String> key) {
        return rows.getOrDefault(key, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
