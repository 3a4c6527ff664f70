// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schema.ChaosTable;
import io.lakeward.chaos.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes statements that change rows of one table. */
abstract sealed class Statements permits KeyedStatements, BagStatements {

    static final int ROWS_AT_ONCE = 300;

    final ChaosTable table;
    final String source;
    final SplittableRandom random;

    Statements(ChaosTable table, String source, SplittableRandom random) {
        this.table = table;
        this.source = source;
        this.random = random;
    }

    static Statements of(ChaosTable table, String source, SplittableRandom random) {
        return table.isBag() ? new BagStatements(table, source, random) : new KeyedStatements(table, source, random);
    }

    /** A change of about so many rows. */
    abstract List<String> some(int rows);

    String insertFrom(int first) {
        return insert("INSERT IGNORE INTO ", IntStream.range(first, Math.min(first + ROWS_AT_ONCE, table.keys())));
    }

    String insert(String verb, IntStream keys) {
        return verb + source + " (" + table.columns() + ") VALUES "
                + keys.mapToObj(key -> table.row(key, random)).collect(Collectors.joining(", "));
    }

    /** Some columns with new values, and the counter up by one. */
    String assignments() {
        List<String> parts = new ArrayList<>(List.of("counter = counter + 1"));
        for (Field field : table.fields().subList(1, table.fields().size())) {
            if (random.nextInt(3) == 0) {
                parts.add(field.name() + " = " + field.literal(random));
            }
        }
        return String.join(", ", parts);
    }

    String update() {
        return "UPDATE " + source + " SET " + assignments();
    }

    String delete() {
        return "DELETE FROM " + source;
    }
}
