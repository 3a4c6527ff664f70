// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.paimon;

import io.lakeward.bench.run.Bed;
import io.lakeward.bench.run.Cluster;
import io.lakeward.bench.run.JobWatch;
import io.lakeward.bench.workload.Database;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.show.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Paimon's kafka_sync_database reads a topic while our producer writes it; in the end its tables equal MySQL's. */
public final class PaimonTopic {
    private static final String NAME = "paimon";
    private static final Duration READ_WITHIN = Duration.ofMinutes(2);

    private final Bed bed;
    private final Console console;

    public PaimonTopic(Bed bed, Console console) {
        this.bed = bed;
        this.console = console;
    }

    /** Fails if they are not equal. */
    public List<String> run() throws IOException {
        try (Database database = Database.open(bed.source())) {
            TopicTables.BEFORE.forEach(database::execute);
            console.status("starting Flink, the producer and kafka_sync_database");
            try (Cluster cluster = bed.newCluster(false)) {
                JobWatch producer = cluster.submit(bed.programs().producer(TopicTables.DATABASE, NAME, 1));
                awaitSnapshot(cluster, producer);
                PaimonTables tables = new PaimonTables(bed, cluster, NAME);
                tables.sync();
                TopicTables.CHANGES.forEach(database::execute);
                console.status("waiting for Paimon's tables");
                return await(cluster, tables, database);
            }
        }
    }

    /** So that there are rows of the snapshot and changes of the binlog on the topic. */
    private static void awaitSnapshot(Cluster cluster, JobWatch producer) throws IOException {
        boolean read = Wait.until(READ_WITHIN, () -> {
            cluster.check();
            return producer.read() >= TopicTables.ROWS_BEFORE;
        });
        if (!read) {
            throw new Failure("the producer must read " + TopicTables.ROWS_BEFORE + " rows within "
                    + READ_WITHIN.toSeconds() + " s");
        }
    }

    private static List<String> await(Cluster cluster, PaimonTables tables, Database database) throws IOException {
        Comparison[] last = new Comparison[1];
        boolean equal = Wait.until(READ_WITHIN, () -> {
            cluster.check();
            last[0] = Comparison.of(database, tables.read(TopicTables.EXPECTED.keySet()));
            return last[0].isEqual();
        });
        if (!equal) {
            throw new Failure("Paimon's tables must equal MySQL's within " + READ_WITHIN.toSeconds() + " s, but:\n"
                    + String.join("\n", last[0].lines()));
        }
        return last[0].lines();
    }
}
