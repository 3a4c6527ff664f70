// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.workload;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.run.JobWatch;
import java.io.IOException;

/** P1: the snapshot of one table. The clock starts when the job runs: neither side's submission counts. */
final class Snapshot implements Work {
    private static final String NAME = "bench_snapshot";

    private final Database database;
    private final long rows;
    private boolean prepared;

    Snapshot(Database database, long rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public String title() {
        return "snapshot of " + rows + " rows x 10 columns";
    }

    @Override
    public long changes() {
        return rows;
    }

    @Override
    public String prepare() {
        if (!prepared) {
            Orders.numbers(database, rows);
            Orders.create(database, NAME);
            Orders.fill(database, NAME, Orders.TABLE, rows);
            prepared = true;
        }
        return NAME;
    }

    @Override
    public long begin(JobWatch job) throws IOException {
        return job.runningSince();
    }

    @Override
    public Sum rows() {
        return Orders.sum(database, NAME);
    }

    @Override
    public void close() {
        // The table goes with its server.
    }
}
