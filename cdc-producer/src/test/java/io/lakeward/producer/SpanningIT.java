// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What spans savepoints and checkpoints: tables that are half read, transactions, partitions that are added. */
class SpanningIT {
    /** Of the snapshot's reading: one in each partition of the topic. */
    private static final int PARTITIONS = 4;

    private static final int ENDS = PARTITIONS;

    private static final int ROWS = 40_000;
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(4);

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
    void aJobStopsInPagesAndInTheBinlogAndGoesOnAtAnotherParallelism() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        bed.execute(
                db,
                "CREATE TABLE word (k VARCHAR(20) PRIMARY KEY, n INT)",
                "INSERT INTO word SELECT CONCAT('w', id), 0 FROM t");
        JobClient third;
        try (var load = new KeyedWrites(bed.mysql, db, List.of("word"));
                var writer = new Writer(bed.mysql, db, ROWS)) {
            JobClient first = bed.start(bed.args(db, "-p", "2"));
            awaitCommitted(db, ROWS + 1);

            // When
            String inPages = bed.stop(first);
            bed.kafka.addPartitions(db, 2 * PARTITIONS);
            int readBefore = reads(db, "word").size();
            JobClient second = bed.resume(bed.args(db, "-p", "1"), inPages);
            await().atMost(HAPPENS_WITHIN).until(() -> !reads(db, "word").isEmpty());
            awaitCommitted(db, committed(db) + ROWS / 2);
            String inBinlog = bed.stop(second);
            int committed = committed(db);
            third = bed.resume(bed.args(db, "-p", "2"), inBinlog);
            awaitCommitted(db, committed + 500);
            load.assertWriting();
            writer.assertWriting();
            assertThat(readBefore).isLessThan(ROWS);
        }

        // Then
        bed.awaitEquality(db, "word", "t");
        bed.cancel(third);
        assertThat(reads(db, "word")).doesNotHaveDuplicates();
        Histories.assertSound(bed.log(db), "t");
    }

    @Test
    void aTransactionSpansCheckpointsAndADeath() throws Exception {
        // Given
        int rows = 100_000;
        String db = bed.databaseOf(rows);
        try (FlinkCluster flink = new FlinkCluster(2)) {
            flink.submit(bed.args(db, "-p", "2"));
            awaitCommitted(db, rows);

            // When
            CompletableFuture<Void> transaction = CompletableFuture.runAsync(() ->
                    bed.execute(db, "START TRANSACTION", "UPDATE t SET n = n + 1", "UPDATE t SET n = n + 1", "COMMIT"));
            int atDeath = awaitCommitted(db, rows + ENDS + 1);
            flink.replaceTaskManager();
            awaitCommitted(db, 3 * rows + ENDS);
            transaction.join();
            assertThat(atDeath).isLessThan(3 * rows);

            // Then
            bed.awaitEquality(db, "t");
            assertThat(flink.status()).isEqualTo(JobStatus.RUNNING);
            flink.cancel();
        }
        TopicLog log = bed.log(db);
        assertThat(log.changes("t")).hasSize(3 * rows);
        Histories.assertSound(log);
    }

    private static int committed(String db) {
        return bed.kafka.readCommitted(db).size();
    }

    private static int awaitCommitted(String db, int records) {
        return await().atMost(HAPPENS_WITHIN).until(() -> committed(db), count -> count >= records);
    }

    private static List<JsonNode> reads(String db, String table) {
        return bed.log(db).changes(table).stream()
                .filter(change -> change.operation() == Operation.READ)
                .map(change -> change.after().tree())
                .toList();
    }
}
