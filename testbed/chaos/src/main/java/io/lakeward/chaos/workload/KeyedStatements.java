// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schema.ChaosTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Changes of rows that have a key. Some keys are hot, and all transactions meet there. */
final class KeyedStatements extends Statements {

    private static final int HOT_KEYS = 5;

    KeyedStatements(ChaosTable table, String source, SplittableRandom random) {
        super(table, source, random);
    }

    @Override
    List<String> some(int rows) {
        if (rows > ROWS_AT_ONCE) {
            return bulk(rows);
        }
        int key = key();
        return switch (random.nextInt(14)) {
            case 0, 1 -> List.of(insert("INSERT IGNORE INTO ", keys(rows)));
            case 2 -> List.of(insert("INSERT INTO ", IntStream.of(key)));
            case 3 -> List.of(insert("REPLACE INTO ", keys(rows)));
            case 4 -> List.of(insert("INSERT INTO ", keys(rows)) + " ON DUPLICATE KEY UPDATE " + assignments());
            case 5, 6 -> List.of(update() + " WHERE " + table.key().where(key));
            case 7 -> List.of(update() + " WHERE counter % 7 = " + random.nextInt(7) + " LIMIT " + rows);
            case 8 -> List.of(delete() + " WHERE " + table.key().where(key));
            case 9 -> List.of(delete() + " WHERE counter % 5 = " + random.nextInt(5) + " LIMIT " + (rows + 1) / 2);
            case 10 -> List.of(moveKey(key, key()));
            case 11 -> comeAndGo(key);
            case 12 -> swap(key, key());
            default -> again(key);
        };
    }

    private List<String> bulk(int rows) {
        int first = random.nextInt(table.keys());
        return switch (random.nextInt(4)) {
            case 0 -> inParts("INSERT IGNORE INTO ", first, rows);
            case 1 -> inParts("REPLACE INTO ", first, rows / 2);
            case 2 -> List.of(update() + " LIMIT " + rows);
            default -> List.of(delete() + " LIMIT " + rows / 3);
        };
    }

    private List<String> inParts(String verb, int first, int rows) {
        List<String> statements = new ArrayList<>();
        int end = Math.min(first + rows, table.keys());
        for (int from = first; from < end; from += ROWS_AT_ONCE) {
            statements.add(insert(verb, IntStream.range(from, Math.min(from + ROWS_AT_ONCE, end))));
        }
        return statements;
    }

    private String moveKey(int from, int to) {
        return update() + ", " + table.key().set(to) + " WHERE " + table.key().where(from);
    }

    /** Inserted, deleted and inserted again, or the other way round. */
    private List<String> comeAndGo(int key) {
        String insert = insert("INSERT INTO ", IntStream.of(key));
        String again = insert("INSERT INTO ", IntStream.of(key));
        String delete = delete() + " WHERE " + table.key().where(key);
        return random.nextBoolean() ? List.of(insert, delete, again) : List.of(delete, insert, delete);
    }

    /** Two rows change keys, by way of a third key. */
    private List<String> swap(int one, int other) {
        int between = key();
        return List.of(moveKey(one, between), moveKey(other, one), moveKey(between, other));
    }

    /** The same row, several times. */
    private List<String> again(int key) {
        return IntStream.range(0, random.nextInt(2, 6))
                .mapToObj(i -> update() + " WHERE " + table.key().where(key))
                .toList();
    }

    private IntStream keys(int rows) {
        return random.nextBoolean()
                ? IntStream.generate(this::key).limit(rows)
                : IntStream.iterate(key(), key -> (key + 1) % table.keys()).limit(rows);
    }

    private int key() {
        return random.nextInt(random.nextInt(3) == 0 ? HOT_KEYS : table.keys());
    }
}
