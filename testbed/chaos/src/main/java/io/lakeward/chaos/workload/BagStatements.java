// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schema.ChaosTable;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Changes of rows that nothing tells apart: the same row comes several times, and one of its copies goes. */
final class BagStatements extends Statements {

    private static final int MOST_COPIES = 6;

    BagStatements(ChaosTable table, String source, SplittableRandom random) {
        super(table, source, random);
    }

    @Override
    List<String> some(int rows) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> List.of(insertCopies(Math.min(rows, ROWS_AT_ONCE)));
            case 2 -> List.of(insertCopies(1));
            case 3 -> List.of(update() + where() + " LIMIT 1");
            case 4 -> List.of(update() + where() + " LIMIT " + rows);
            case 5 -> List.of(delete() + where() + " LIMIT 1");
            case 6 -> List.of(delete() + where() + " LIMIT " + rows * 2);
                // Back to a row that was there before, most likely.
            default -> List.of("UPDATE " + source + " SET counter = 0" + where() + " LIMIT " + rows);
        };
    }

    private String insertCopies(int rows) {
        String row = table.row(0, random);
        int copies = Math.min(rows, random.nextInt(1, MOST_COPIES));
        String others = rows == copies
                ? ""
                : ", "
                        + random.ints(rows - copies)
                                .mapToObj(i -> table.row(0, random))
                                .collect(Collectors.joining(", "));
        return "INSERT INTO " + source + " (" + table.columns() + ") VALUES "
                + String.join(", ", Collections.nCopies(copies, row)) + others;
    }

    private String where() {
        return switch (random.nextInt(4)) {
            case 0 -> " WHERE region IS NULL";
            case 1 -> " WHERE region = 'north'";
            case 2 -> " WHERE month IS NOT NULL";
            default -> " WHERE counter < 2";
        };
    }
}
