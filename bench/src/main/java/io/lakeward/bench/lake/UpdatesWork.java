// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.report.Carried;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import io.lakeward.demo.source.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** W3 and W6: updates of single rows at random, a statement each, in transactions that wait, filled, for the clock to start. */
final class UpdatesWork implements LakeWork {
    private static final int TRANSACTIONS = 60;

    /** A transaction has keys of its own, so that it waits for no other one. */
    private static final String PROCEDURE = "CREATE PROCEDURE %s.update_orders(IN part INT, IN updates INT)"
            + " BEGIN DECLARE i INT DEFAULT 0; DECLARE k INT;"
            + " WHILE i < updates DO"
            + " SET k = 1 + part + %d * FLOOR(RAND() * %d);"
            + " UPDATE %s.%s SET price = price + 1, note = CONCAT('changed ', i) WHERE id = k;"
            + " SET i = i + 1; END WHILE; END";

    private final Database database;
    private final String name;
    private final Floor floor;
    private final OpenTransactions transactions;
    private final Source source;
    private final long rows;
    private final long updates;
    private boolean prepared;

    /** @param updates as many as fit, each transaction alike */
    UpdatesWork(Database database, String name, Floor floor, Source source, long rows, long updates) {
        this.database = database;
        this.name = name;
        this.floor = floor;
        this.source = source;
        this.transactions = new OpenTransactions(source);
        this.rows = rows;
        this.updates = updates / TRANSACTIONS;
    }

    @Override
    public String title() {
        return String.format(
                "%,d random updates of single rows in a table of %,d rows, in %d transactions",
                changes(), rows, TRANSACTIONS);
    }

    @Override
    public void prepare() {
        if (!prepared) {
            Orders.numbers(database, rows);
            Orders.create(database, name);
            Orders.fill(database, name, Orders.TABLE, rows);
            database.execute(PROCEDURE.formatted(name, TRANSACTIONS, rows / TRANSACTIONS, name, Orders.TABLE));
            prepared = true;
        }
    }

    @Override
    public String database(Side side) {
        return name;
    }

    @Override
    public Floor floor() {
        return floor;
    }

    @Override
    public Carried carryOut(Carrying carrying) throws IOException {
        carrying.awaitInSync(rows, database, source.producer().user());
        carrying.say("preparing the updates");
        for (int part = 0; part < TRANSACTIONS; part++) {
            transactions.open().execute("CALL %s.update_orders(%d, %d)".formatted(name, part, updates));
        }
        carrying.begin();
        Instant begin = Instant.now();
        transactions.commit();
        return carrying.finish(
                begin, rows, changes(), () -> Map.of(Orders.TABLE, Orders.lakeSum(database, name, Orders.TABLE)));
    }

    private long changes() {
        return TRANSACTIONS * updates;
    }

    @Override
    public void close() {
        transactions.close();
    }
}
