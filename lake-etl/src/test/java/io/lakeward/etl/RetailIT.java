// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    private Recomputation recomputation;
    private JobClient job;

    @BeforeEach
    void startJob() throws Exception {
        cluster = new TestCluster();
        retail = new Retail(SEED);
        ods = new SourceWriter(cluster, lake().toString(), "retail", Map.of());
        recomputation = new Recomputation(cluster, lake().toString(), scripts());
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
        awaitEqual("first load");

        // When, then
        change(3, 40);
        awaitEqual("random changes");

        retail.orders.truncate();
        ods.commit(retail.tables);
        change(1, 150);
        cluster.replaceTaskManager();
        change(1, 40);
        awaitEqual("a truncated table that others refer to, and a killed task manager");

        var savepoint = Savepoints.stop(job, home.resolve("savepoints").toUri().toString());
        retail.customers.truncate();
        change(1, 40);
        change(1, 60);
        job = start(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        awaitEqual("a stop with a savepoint");

        retail.tables.forEach(SourceTable::truncate);
        ods.commit(retail.tables);
        awaitEqual("nothing left");
        assertThat(recomputation.derived()).isEmpty();
    }

    private void change(int commits, int times) throws Exception {
        for (int i = 0; i < commits; i++) {
            retail.change(times);
            ods.commit(retail.tables);
        }
    }

    private void awaitEqual(String after) {
        long started = System.nanoTime();
        var expected = recomputation.recomputed("retail", retail.tables);
        await(after + ", seed " + SEED)
                .atMost(Duration.ofMinutes(4))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Difference.between(expected, recomputation.derived()))
                        .isEqualTo(Difference.NONE));
        System.out.printf(
                "equal after %s: %d rows, %d ms%n", after, expected.size(), (System.nanoTime() - started) / 1_000_000);
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
