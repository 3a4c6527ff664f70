// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.report.Carried;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import io.lakeward.demo.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * W4: a steady load on many tables. Each change is of a row that no other one touches, so that the commit which the row
 * came by tells when the change became visible.
 */
final class SteadyWork implements LakeWork {
    private static final int CHANGES = 10;
    private static final int INSERT_EACH = 5;
    private static final Duration FULL_LENGTH = Duration.ofMinutes(1);
    private static final double TRANSACTIONS_PER_SECOND = 50;
    private static final int LEAST_TRANSACTIONS = 10;

    private final ManyTables tables;
    private final Source source;
    private final double perSecond;
    private final int transactions;
    private final long pauseNanos = Duration.ofMillis(1).toNanos();
    private long nextId;

    SteadyWork(ManyTables tables, Source source, double scale) {
        this.tables = tables;
        this.source = source;
        this.nextId = tables.rowsOfEach() + 1L;
        this.perSecond = TRANSACTIONS_PER_SECOND * Math.min(1, Math.max(0.04, scale));
        this.transactions = (int)
                Math.max(LEAST_TRANSACTIONS, Math.round(perSecond * FULL_LENGTH.toSeconds() * Math.min(1, 10 * scale)));
    }

    @Override
    public String title() {
        return String.format(
                "%.0f changes/s over %s for %.0f s", perSecond * CHANGES, tables.title(), transactions / perSecond);
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
        carrying.begin();
        Instant begin = Instant.now();
        List<Freshness.Change> made = load(carrying);
        Carried carried = carrying.finish(begin, rows, made.size(), () -> tables.sums(tables.names()));
        carrying.say("asking when each change became visible");
        Map<String, Map<Long, String>> arrivals = carrying.way().arrivals(tables.names());
        Map<String, Map<String, Instant>> visible = new HashMap<>();
        tables.names()
                .forEach(table -> visible.put(table, carrying.way().commits().visible(table)));
        Freshness freshness = Freshness.of(made, change -> visible.get(change.table())
                .get(arrivals.get(change.table()).get(change.id())));
        return carried.withSeconds(freshness.median(), freshness.p95());
    }

    private List<Freshness.Change> load(Carrying carrying) throws IOException {
        List<Freshness.Change> made = new ArrayList<>();
        long begin = System.nanoTime();
        long firstId = nextId;
        for (int transaction = 0; transaction < transactions; transaction++) {
            while (System.nanoTime() - begin < transaction * 1e9 / perSecond) {
                LockSupport.parkNanos(pauseNanos);
            }
            List<Freshness.Change> changes = change(transaction, firstId);
            long now = System.currentTimeMillis();
            changes.forEach(change -> made.add(change.committedAt(now)));
            if (transaction % Math.ceil(perSecond) == 0) {
                carrying.say(String.format("%d %% of the load", 100 * transaction / transactions));
                carrying.way().check();
                carrying.way().commits().look();
            }
        }
        return made;
    }

    private List<Freshness.Change> change(int transaction, long firstId) {
        Database session = tables.database();
        List<Freshness.Change> changes = new ArrayList<>();
        session.execute("START TRANSACTION");
        for (int i = 0; i < CHANGES; i++) {
            int number = transaction * CHANGES + i;
            int turn = number / tables.names().size();
            String table = tables.names().get(number % tables.names().size());
            boolean inserts = turn % INSERT_EACH == 0;
            long id = inserts ? firstId + turn / INSERT_EACH : 1 + turn;
            session.execute(
                    inserts
                            ? Orders.insert(tables.name(), table, id, id)
                            : "UPDATE %s.%s SET price = price + 1 WHERE id = %d".formatted(tables.name(), table, id));
            nextId = Math.max(nextId, id + 1);
            changes.add(new Freshness.Change(table, id, 0));
        }
        session.execute("COMMIT");
        return changes;
    }

    @Override
    public void close() {
        // The tables go with their server.
    }
}
