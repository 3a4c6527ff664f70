// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.workload;

import io.lakeward.bench.check.Sum;
import io.lakeward.bench.run.JobWatch;
import java.io.IOException;

/** What is measured. A work is done several times, once by each side in turn. */
public sealed interface Work extends AutoCloseable permits Snapshot, Burst {

    static Work of(String workload, double scale, Database database, io.lakeward.demo.source.Source source) {
        return switch (workload) {
            case "P1" -> new Snapshot(database, Math.max(1, Math.round(1_000_000 * scale)));
            case "P2" -> new Burst(database, source, Math.max(1, Math.round(1_500_000 * scale)));
            default -> throw new IllegalArgumentException("workload must be P1 or P2, but was: " + workload);
        };
    }

    /** In words. */
    String title();

    /** How many changes a job has to read. */
    long changes();

    /** Everything that must be there before a job starts; the name of its database. */
    String prepare();

    /** Gives the running job its work; when its clock started, in milliseconds since the epoch. */
    long begin(JobWatch job) throws IOException;

    /** What is in the table at the end. */
    Sum rows();

    @Override
    void close();
}
