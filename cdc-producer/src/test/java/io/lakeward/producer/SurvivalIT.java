// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies, a read_committed reader sees every change once, those of a key in order. */
class SurvivalIT {
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(4);
    private static final int ROWS = 40_000;

    @TempDir
    private static Path folder;

    private static ProducerBed bed;

    @BeforeAll
    static void startEngines() {
        bed = new ProducerBed(folder);
    }

    @AfterAll
    static void stopEngines() {
        bed.close();
    }

    @Test
    void aTaskManagerMayDieInTheSnapshotAtTheHandOverAndInTheBinlog() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        try (FlinkCluster flink = new FlinkCluster(2)) {
            try (Writer writer = new Writer(bed.mysql, db, ROWS)) {
                flink.submit(bed.args(db, "-p", "2"));

                // When
                int atFirstDeath = awaitCommitted(db, 1);
                flink.replaceTaskManager();
                awaitCommitted(db, ROWS);
                flink.replaceTaskManager();
                awaitCommitted(db, committed(db) + 500);
                flink.replaceTaskManager();
                awaitCommitted(db, committed(db) + 500);
                writer.assertWriting();
                assertThat(atFirstDeath).isLessThan(ROWS);
            }

            // Then
            assertExact(flink, db);
        }
    }

    @Test
    void mySqlMayRestart() throws Exception {
        // Given
        String db = bed.databaseOf(100);
        try (FlinkCluster flink = new FlinkCluster(1)) {
            flink.submit(bed.args(db));
            awaitCommitted(db, 100);
            writeUntil(db, 400);

            // When
            restartOrSkip(bed.mysql::restart);
            writeUntil(db, 700);

            // Then
            assertExact(flink, db);
        }
    }

    @Test
    void aBrokerMayRestart() throws Exception {
        // Given
        String db = bed.databaseOf(100);
        try (FlinkCluster flink = new FlinkCluster(1)) {
            try (Writer writer = new Writer(bed.mysql, db, 100)) {
                flink.submit(bed.args(db));
                awaitCommitted(db, 400);

                // When
                restartOrSkip(bed.kafka::restart);
                awaitCommitted(db, committed(db) + 400);
                writer.assertWriting();
            }

            // Then
            assertExact(flink, db);
        }
    }

    private static void writeUntil(String db, int records) {
        try (Writer writer = new Writer(bed.mysql, db, 100)) {
            awaitCommitted(db, records);
            writer.assertWriting();
        }
    }

    private static void restartOrSkip(Runnable restart) {
        try {
            restart.run();
        } catch (UnsupportedOperationException e) {
            Assumptions.abort(e.getMessage());
        }
    }

    private static int committed(String db) {
        return bed.kafka.readCommitted(db).size();
    }

    private static int awaitCommitted(String db, int records) {
        return await().atMost(HAPPENS_WITHIN).until(() -> committed(db), count -> count >= records);
    }

    private static void assertExact(FlinkCluster flink, String db) throws Exception {
        bed.awaitEquality(db, "t");
        assertThat(flink.status()).isEqualTo(JobStatus.RUNNING);
        flink.cancel();
        Histories.assertSound(bed.log(db));
    }
}
