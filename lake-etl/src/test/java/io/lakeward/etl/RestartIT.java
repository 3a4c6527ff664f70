// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.etl.cli.Args;
import io.lakeward.etl.cli.Mode;
import io.lakeward.etl.error.UserError;
import io.lakeward.etl.job.EtlJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job meets that was away, or whose source has changed: it ends exact, or loudly. */
class RestartIT {

    private static final List<String> KEY = List.of("id");

    @TempDir
    private Path home;

    private final SourceTable sales = new SourceTable("sales", "id INT, town STRING, amount INT", KEY, false);
    private TestCluster cluster;
    private Path script;
    private JobClient job;

    @BeforeEach
    void fillSource() throws Exception {
        cluster = new TestCluster();
        script = Files.writeString(
                home.resolve("dws.sql"),
                """
                CREATE TABLE dws.towns (town STRING, amount BIGINT, PRIMARY KEY (town) NOT ENFORCED);
                INSERT INTO dws.towns
                SELECT town, SUM(CAST(amount AS BIGINT)) FROM shop.sales GROUP BY town;
                """);
        sales.put(Row.of(1, "Oslo", 10));
        sales.put(Row.of(2, "Kyiv", 20));
        commit(sales, Map.of());
    }

    @AfterEach
    void stopCluster() throws Exception {
        cluster.stop();
    }

    @Test
    void isExactAgainAfterARebuildWithoutItsState() throws Exception {
        // Given
        job = start(new Configuration(), false);
        awaitEqual("first load");
        job.cancel().get();
        sales.remove(Row.of(1, "Oslo", 10));
        commit(sales, Map.of());

        // When, then
        assertThatThrownBy(() -> start(new Configuration(), false))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "dws.towns is in the lake already, and without its savepoint the job cannot know which of its"
                                + " rows have vanished from the source meanwhile; resume with -s, or build it anew with --rebuild");

        // When
        job = start(new Configuration(), true);

        // Then
        awaitEqual("a rebuild");
    }

    @Test
    void refusesToGoOnPastChangesThatHaveBeenCleaned() throws Exception {
        // Given
        job = start(new Configuration(), false);
        awaitEqual("first load");
        var savepoint = Savepoints.stop(job, home.resolve("savepoints").toUri().toString());

        // When
        for (int i = 0; i < 4; i++) {
            sales.put(Row.of(3, "Rome", i));
            commit(sales, Map.of("clean.retain_commits", "1", "clean.async.enabled", "true"));
        }
        job = start(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint), false);

        // Then
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("shop.sales: its changes after commit ")
                .hasStackTraceContaining("have been cleaned away")
                .hasStackTraceContaining("start it anew with --rebuild");
        job = start(new Configuration(), true);
        awaitEqual("a rebuild after it");
    }

    @Test
    void livesOnWhenAColumnIsAddedAndSaysWhenATypeChanges() throws Exception {
        // Given
        job = start(new Configuration(), false);
        awaitEqual("first load");

        // When
        var wider = new SourceTable("sales", "id INT, town STRING, amount INT, tip INT", KEY, false);
        wider.put(Row.of(3, "Oslo", 30, 1));
        commit(wider, Map.of());
        sales.put(Row.of(3, "Oslo", 30));

        // Then
        awaitEqual("an added column");

        // When
        var widest = new SourceTable("sales", "id INT, town STRING, amount BIGINT, tip INT", KEY, false);
        widest.put(Row.of(4, "Rome", 40L, 1));
        commit(widest, Map.of());
        sales.put(Row.of(4, "Rome", 40));

        // Then
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining(
                        "shop.sales: column amount was INT and is BIGINT now, and what the job holds in"
                                + " its state is of the old type; have the table read again (lakeward resync shop.sales)");

        // When
        var checkpoint = Savepoints.lastCheckpoint(
                home.resolve("checkpoints"), job.getJobID().toString());

        // Then
        assertThatThrownBy(() -> start(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint), false))
                .isInstanceOf(UserError.class)
                .hasMessage("the savepoint was left by other scripts, or by the same over columns of other types;"
                        + " resume with the scripts as they were, or start these with --rebuild");

        // When
        widest.put(Row.of(1, "Oslo", 10L, 1));
        widest.put(Row.of(2, "Kyiv", 20L, 1));
        widest.put(Row.of(3, "Oslo", 30L, 1));
        commit(widest, Map.of());
        job = start(new Configuration(), true);

        // Then
        awaitEqual("a rebuild after it");
    }

    @Test
    void aScriptThatUsesAnAddedColumnIsBuiltAnew() throws Exception {
        // Given
        job = start(new Configuration(), false);
        awaitEqual("first load");
        var savepoint = Savepoints.stop(job, home.resolve("savepoints").toUri().toString());
        var resume = new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        var wider = new SourceTable("sales", "id INT, town STRING, amount INT, tip INT", KEY, false);
        wider.put(Row.of(3, "Oslo", 30, 4));
        commit(wider, Map.of());
        Files.writeString(
                script, Files.readString(script).replace("CAST(amount AS", "CAST(amount + COALESCE(tip, 0) AS"));

        // When, then
        assertThatThrownBy(() -> start(
                        new Configuration(resume).set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true),
                        false))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--allowNonRestoredState must not be given");

        // When
        job = start(resume, false);

        // Then: its state would fit, and be wrong
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("shop.sales: the job resumes what other scripts have left in its state");

        // When
        job = start(new Configuration(), true);

        // Then
        wider.put(Row.of(1, "Oslo", 10, null));
        wider.put(Row.of(2, "Kyiv", 20, null));
        awaitEqual("a rebuild with the added column", wider);
        wider.put(Row.of(2, "Kyiv", 20, 5));
        commit(wider, Map.of());
        awaitEqual("a change of the added column", wider);
    }

    private void commit(SourceTable table, Map<String, String> options) throws Exception {
        new SourceWriter(cluster, lake().toString(), "shop", options).commit(List.of(table));
    }

    private JobClient start(Configuration configuration, boolean rebuild) {
        var args = new Args(
                List.of(script),
                lake().toUri().toString(),
                Map.of(),
                home.resolve("checkpoints").toUri().toString(),
                Duration.ofSeconds(1),
                "restart",
                rebuild ? Mode.REBUILD : Mode.RUN);
        return EtlJob.submit(args, cluster.environment(configuration));
    }

    private void awaitEqual(String after) {
        awaitEqual(after, sales);
    }

    private void awaitEqual(String after, SourceTable source) {
        new Fence(cluster, lake(), List.of(script), "shop").awaitEqual(after, List.of(source));
    }

    private Path lake() {
        return home.resolve("lake");
    }
}
