// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.report.Carried;
import io.lakeward.bench.workload.Database;
import io.lakeward.bench.workload.Orders;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** W1: the snapshot of one table. The clock starts when the job that reads MySQL runs: submission counts for nobody. */
final class SnapshotWork implements LakeWork {
    private static final String NAME = "bench_w1";

    private final Database database;
    private final long rows;
    private boolean prepared;

    SnapshotWork(Database database, long rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public String title() {
        return String.format("snapshot of %,d rows x 10 columns", rows);
    }

    @Override
    public void prepare() {
        if (!prepared) {
            Orders.numbers(database, rows);
            Orders.create(database, NAME);
            Orders.fill(database, NAME, Orders.TABLE, rows);
            prepared = true;
        }
    }

    @Override
    public String database(Side side) {
        return NAME;
    }

    @Override
    public Floor floor() {
        return Floor.PLAIN_SPARK;
    }

    @Override
    public Carried carryOut(Carrying carrying) throws IOException {
        carrying.begin();
        Instant begin = Instant.ofEpochMilli(carrying.way().job().runningSince());
        return carrying.finish(
                begin, 0, rows, () -> Map.of(Orders.TABLE, Orders.lakeSum(database, NAME, Orders.TABLE)));
    }

    @Override
    public void close() {
        // The table goes with its server.
    }
}
