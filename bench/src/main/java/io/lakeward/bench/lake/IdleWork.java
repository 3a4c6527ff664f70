// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.report.Carried;
import io.lakeward.demo.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** W5: many tables, of which three change; the floor is ours with these three alone. */
final class IdleWork implements LakeWork {
    static final int CHANGED = 3;
    private static final int ROUNDS = 20;
    private static final int UPDATES = 100;

    private final ManyTables many;
    private final ManyTables few;
    private final Source source;

    IdleWork(ManyTables many, ManyTables few, Source source) {
        this.many = many;
        this.few = few;
        this.source = source;
    }

    @Override
    public String title() {
        return String.format(
                "%d times %d updates in each of %d tables, of %s; the floor is ours with the %d alone",
                ROUNDS, UPDATES, CHANGED, many.title(), CHANGED);
    }

    @Override
    public void prepare() {
        many.prepare();
        few.prepare();
    }

    @Override
    public String database(Side side) {
        return tables(side).name();
    }

    private ManyTables tables(Side side) {
        return side == Side.FLOOR ? few : many;
    }

    @Override
    public Floor floor() {
        return Floor.FEW_TABLES;
    }

    @Override
    public Carried carryOut(Carrying carrying) throws IOException {
        ManyTables tables = tables(carrying.side());
        List<String> changed = tables.names().subList(0, CHANGED);
        long rows = tables.rows();
        carrying.awaitInSync(rows, tables.database(), source.producer().user());
        carrying.begin();
        Instant begin = Instant.now();
        List<Duration> rounds = new ArrayList<>();
        long changes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            update(tables, changed);
            Instant committed = Instant.now();
            changes += (long) UPDATES * CHANGED;
            carrying.await(rows + changes);
            rounds.add(Duration.between(committed, carrying.way().commits().lastVisible()));
        }
        rounds.sort(null);
        return carrying.finish(begin, rows, changes, () -> tables.sums(changed))
                .withSeconds(rounds.get(ROUNDS / 2).toMillis() / 1000.0, 0);
    }

    private static void update(ManyTables tables, List<String> changed) {
        tables.database().execute("START TRANSACTION");
        for (String table : changed) {
            tables.database()
                    .execute("UPDATE %s.%s SET price = price + 1 WHERE id <= %d"
                            .formatted(tables.name(), table, UPDATES));
        }
        tables.database().execute("COMMIT");
    }

    @Override
    public void close() {
        // The tables go with their server.
    }
}
