// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.report.Carried;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import io.lakeward.demo.source.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;

/** W2: changes of many tables at once; the clock starts with the last commit in MySQL. */
final class BurstWork implements LakeWork {
    private static final int TRANSACTIONS = 20;

    /** Of each transaction in each table. */
    private static final int UPDATES = 40;

    private static final int INSERTS = 9;
    private static final int CHANGES = UPDATES + INSERTS + 1;

    /** Keys up to here are there to be deleted, one by each transaction of each run; those above to be updated. */
    private static final int TO_DELETE = 4000;

    private final ManyTables tables;
    private final Source source;
    private final OpenTransactions transactions;
    private int round;

    BurstWork(ManyTables tables, Source source) {
        this.tables = tables;
        this.source = source;
        this.transactions = new OpenTransactions(source);
    }

    @Override
    public String title() {
        return String.format("%,d changes over %s, in %d transactions", changes(), tables.title(), TRANSACTIONS);
    }

    @Override
    public void prepare() {
        tables.prepare();
    }

    @Override
    public String database(Side side) {
        return tables.name();
    }

    @Override
    public Floor floor() {
        return Floor.NONE;
    }

    @Override
    public Carried carryOut(Carrying carrying) throws IOException {
        long rows = tables.rows();
        carrying.awaitInSync(rows, tables.database(), source.producer().user());
        carrying.say("preparing the changes");
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            Database session = transactions.open();
            for (String table : tables.names()) {
                change(session, table, transaction);
            }
        }
        round++;
        carrying.begin();
        transactions.commit();
        Instant begin = Instant.now();
        return carrying.finish(begin, rows, changes(), () -> tables.sums(tables.names()));
    }

    /** A transaction has keys of its own, so that it waits for no other one. */
    private void change(Database session, String table, int transaction) {
        String name = tables.name() + "." + table;
        int turn = round * TRANSACTIONS + transaction;
        String keys = new Random(turn)
                .ints(0, (tables.rowsOfEach() - TO_DELETE) / TRANSACTIONS)
                .distinct()
                .limit(UPDATES)
                .mapToObj(i -> Integer.toString(TO_DELETE + 1 + transaction + TRANSACTIONS * i))
                .collect(Collectors.joining(", "));
        session.execute("UPDATE " + name + " SET price = price + 1, note = 'changed' WHERE id IN (" + keys + ")");
        long first = tables.rowsOfEach() + 1L + (long) turn * INSERTS;
        session.execute(Orders.insert(tables.name(), table, first, first + INSERTS - 1));
        session.execute("DELETE FROM " + name + " WHERE id = " + (1 + turn));
    }

    private long changes() {
        return (long) TRANSACTIONS * tables.names().size() * CHANGES;
    }

    @Override
    public void close() {
        transactions.close();
    }
}
