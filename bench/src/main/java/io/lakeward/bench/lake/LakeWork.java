// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.bench.report.Carried;
import io.lakeward.bench.workload.Database;
import io.lakeward.demo.source.Source;
import java.io.IOException;

/** What is measured from MySQL to the lake. A work is done several times, by each side in turn. */
interface LakeWork extends AutoCloseable {
    static LakeWork of(String workload, double scale, Database database, Source source) {
        return switch (workload) {
            case "W1" -> new SnapshotWork(database, Math.max(1, Math.round(1_000_000 * scale)));
            case "W2" -> new BurstWork(many(database, "bench_w2", scale), source);
            case "W3" -> updates("bench_w3", Floor.PLAIN_SPARK, 1, scale, database, source);
            case "W6-1" -> updates("bench_w6_1", Floor.NONE, 1, scale, database, source);
            case "W6-3" -> updates("bench_w6_3", Floor.NONE, 3, scale, database, source);
            case "W6-10" -> updates("bench_w6_10", Floor.NONE, 10, scale, database, source);
            case "W4" -> new SteadyWork(many(database, "bench_w4", scale), source, scale);
            case "W5" -> new IdleWork(
                    new ManyTables(database, "bench_w5", tables(300, scale, 2 * IdleWork.CHANGED), 1000),
                    new ManyTables(database, "bench_w5_few", IdleWork.CHANGED, 1000),
                    source);
            default -> throw new IllegalArgumentException(
                    "workload must be W1 to W5 or a part of W6, but was: " + workload);
        };
    }

    /** @param millions of rows of the table; the updates stay as many */
    private static LakeWork updates(
            String name, Floor floor, int millions, double scale, Database database, Source source) {
        return new UpdatesWork(
                database,
                name,
                floor,
                source,
                Math.max(1000, Math.round(1_000_000 * millions * scale)),
                Math.max(60, Math.round(300_000 * scale)));
    }

    private static ManyTables many(Database database, String name, double scale) {
        return new ManyTables(database, name, tables(100, scale, 2), 20_000);
    }

    /** Small works have fewer tables, each as large as ever: what a table costs is what they are about. */
    private static int tables(int full, double scale, int least) {
        return (int) Math.max(least, Math.round(full * scale));
    }

    /** In words. */
    String title();

    /** Everything that must be there before a way starts. */
    void prepare();

    /** The name of the one that a side reads. */
    String database(Side side);

    Floor floor();

    /** Gives the running way its work, waits until its lake has it, and compares. */
    Carried carryOut(Carrying carrying) throws IOException;

    @Override
    void close();
}
