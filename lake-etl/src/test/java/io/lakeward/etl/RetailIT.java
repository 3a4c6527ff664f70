// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.etl.cli.Args;
import io.lakeward.etl.cli.Mode;
import io.lakeward.etl.job.EtlJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** All scripts of conf/etl/retail as one job under a random load: at every fence each table equals its recomputation. */
class RetailIT {

    private static final long SEED = Long.getLong("lakeward.seed", 20261120);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private TestCluster cluster;
    private Retail retail;
    private SourceWriter ods;
    private Fence fence;
    private JobClient job;

    @BeforeEach
    void startJob() throws Exception {
        cluster = new TestCluster();
        retail = new Retail(SEED);
        ods = new SourceWriter(cluster, lake().toString(), "retail", Map.of());
        fence = new Fence(cluster, lake(), scripts(), "retail");
        retail.change(500);
        ods.commit(retail.tables);
    }

    @AfterEach
    void stopJob() throws Exception {
        cluster.stop();
    }

    @Test
    void everyTableEqualsItsRecomputationAtEveryFence() throws Exception {
        // Given
        job = start(new Configuration());
        fence.awaitFirstCommits();

        // When, then
        change(2, 60);
        retail.orders.truncate();
        ods.commit(retail.tables);
        change(1, 150);
        cluster.replaceTaskManager();
        change(1, 40);
        awaitEqual("random changes, a truncated table that others refer to, and a killed task manager");

        var savepoint = Savepoints.stop(job, home.resolve("savepoints").toUri().toString());
        retail.customers.truncate();
        change(1, 40);
        change(1, 60);
        job = start(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        awaitEqual("a stop with a savepoint");

        retail.tables.forEach(SourceTable::truncate);
        ods.commit(retail.tables);
        assertThat(awaitEqual("nothing left")).isEmpty();
    }

    private void change(int commits, int times) throws Exception {
        for (int i = 0; i < commits; i++) {
            retail.change(times);
            ods.commit(retail.tables);
        }
    }

    private List<String> awaitEqual(String after) {
        return fence.awaitEqual(after + ", seed " + SEED, retail.tables);
    }

    private JobClient start(Configuration configuration) throws IOException {
        var args = new Args(
                scripts(),
                lake().toUri().toString(),
                Map.of(),
                home.resolve("checkpoints").toUri().toString(),
                Duration.ofSeconds(1),
                "retail",
                Mode.RUN);
        return EtlJob.submit(args, cluster.environment(configuration));
    }

    private static List<Path> scripts() throws IOException {
        try (var files = Files.list(Path.of("../conf/etl/retail"))) {
            return files.sorted().toList();
        }
    }

    private Path lake() {
        return home.resolve("lake");
    }
}
