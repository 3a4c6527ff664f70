// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.workload.Database;
import io.lakeward.demo.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Transactions that are filled before the clock starts. */
final class OpenTransactions implements AutoCloseable {
    private final Source source;
    private final List<Database> open = new ArrayList<>();

    OpenTransactions(Source source) {
        this.source = source;
    }

    Database open() {
        Database session = Database.open(source);
        open.add(session);
        session.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        session.execute("START TRANSACTION");
        return session;
    }

    /** One after the other. */
    void commit() {
        open.forEach(session -> session.execute("COMMIT"));
        close();
    }

    @Override
    public void close() {
        open.forEach(Database::close);
        open.clear();
    }
}
