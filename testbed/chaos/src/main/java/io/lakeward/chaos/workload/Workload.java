// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.workload;

import io.lakeward.chaos.schedule.Move;
import io.lakeward.chaos.schema.ChaosTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the statements of transactions. What they do to rows depends on what is there; the statements do not. */
public record Workload(List<ChaosTable> tables) {

    private static final int MOST_TABLES = 3;
    private static final int BULK_ROWS = 3000;

    public Workload {
        tables = List.copyOf(tables);
    }

    /** The rows that are there before anything else: more in some tables than one chunk of a snapshot holds. */
    public List<String> seed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> statements = new ArrayList<>();
        for (ChaosTable table : tables) {
            for (String source : table.sources()) {
                Statements writer = Statements.of(table, source, random);
                for (int first = 0; first < table.keys() * 3 / 4; first += Statements.ROWS_AT_ONCE) {
                    statements.add(writer.insertFrom(first));
                }
            }
        }
        return statements;
    }

    public Script script(Move.Transaction transaction) {
        SplittableRandom random = new SplittableRandom(transaction.seed());
        return switch (transaction.size()) {
            case ONE -> one(random);
            case FEW -> several(random, random.nextInt(2, 7), 5);
            case MANY -> several(random, random.nextInt(5, 21), 30);
            case BULK -> several(random, random.nextInt(1, 3), BULK_ROWS);
        };
    }

    private Script one(SplittableRandom random) {
        Script.Ending ending = random.nextInt(3) == 0 ? Script.Ending.COMMIT : Script.Ending.AUTOCOMMIT;
        return new Script(any(random).some(1), ending);
    }

    private Script several(SplittableRandom random, int changes, int mostRows) {
        List<Statements> writers = new ArrayList<>();
        int count = random.nextInt(1, MOST_TABLES + 1);
        for (int i = 0; i < count; i++) {
            writers.add(any(random));
        }
        List<String> statements = new ArrayList<>();
        boolean partlyTakenBack = random.nextInt(6) == 0;
        for (int i = 0; i < changes; i++) {
            if (partlyTakenBack && i == changes / 3) {
                statements.add("SAVEPOINT before_regret");
            }
            int rows = mostRows < BULK_ROWS ? random.nextInt(1, mostRows + 1) : random.nextInt(500, mostRows + 1);
            statements.addAll(writers.get(random.nextInt(count)).some(rows));
            if (partlyTakenBack && i == changes * 2 / 3) {
                statements.add("ROLLBACK TO SAVEPOINT before_regret");
            }
        }
        return new Script(statements, ending(random, partlyTakenBack));
    }

    private static Script.Ending ending(SplittableRandom random, boolean hasSavepoint) {
        int percent = random.nextInt(100);
        if (percent < 12) {
            return Script.Ending.ROLLBACK;
        }
        return percent < 25 && !hasSavepoint ? Script.Ending.AUTOCOMMIT : Script.Ending.COMMIT;
    }

    private Statements any(SplittableRandom random) {
        ChaosTable table = tables.get(random.nextInt(tables.size()));
        return Statements.of(table, table.sources().get(random.nextInt(table.shards())), random);
    }
}
