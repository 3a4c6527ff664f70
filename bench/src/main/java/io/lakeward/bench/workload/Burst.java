// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.workload;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.run.JobWatch;
import io.lakeward.demo.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * P2: changes in the binlog, half of them inserts, two fifths updates, one tenth deletes. They wait in open transactions
 * until the job reads the binlog; the clock starts with the first commit.
 */
final class Burst implements Work {
    private static final int TRANSACTIONS = 60;
    private final Database database;
    private final Source source;
    private final long perTransaction;
    private final List<Database> open = new ArrayList<>();
    private int round;

    /** @param changes rounded up so that every transaction is alike */
    Burst(Database database, Source source, long changes) {
        this.database = database;
        this.source = source;
        this.perTransaction = 10 * Math.max(1, -Math.floorDiv(-changes, 10 * TRANSACTIONS));
    }

    @Override
    public String title() {
        return changes() + " binlog events in " + TRANSACTIONS + " transactions";
    }

    @Override
    public long changes() {
        return TRANSACTIONS * perTransaction;
    }

    @Override
    public String prepare() {
        if (round == 0) {
            Orders.numbers(database, changes());
        }
        round++;
        Orders.create(database, name());
        for (int i = 0; i < TRANSACTIONS; i++) {
            Database session = Database.open(source);
            open.add(session);
            fill(session, i * perTransaction + 1);
        }
        return name();
    }

    private void fill(Database session, long first) {
        long inserted = perTransaction / 2;
        session.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        session.execute("START TRANSACTION");
        session.execute(Orders.insert(name(), first, first + inserted - 1));
        session.execute("UPDATE %s.orders SET price = price + 1, note = 'changed' WHERE id BETWEEN %d AND %d"
                .formatted(name(), first, first + perTransaction * 4 / 10 - 1));
        session.execute("DELETE FROM %s.orders WHERE id BETWEEN %d AND %d"
                .formatted(name(), first + perTransaction * 4 / 10, first + inserted - 1));
    }

    @Override
    public long begin(JobWatch job) throws IOException {
        database.awaitBinlogReader(source.producer().user());
        long begin = System.currentTimeMillis();
        open.forEach(session -> session.execute("COMMIT"));
        close();
        return begin;
    }

    @Override
    public Sum rows() {
        return Orders.sum(database, name());
    }

    @Override
    public void close() {
        open.forEach(Database::close);
        open.clear();
    }

    private String name() {
        return "bench_burst_" + round;
    }
}
