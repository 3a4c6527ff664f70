// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.testbed.mysql.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where going on would lose changes, the job fails at once and says so in one line. */
class LoudFailuresIT {
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
    void binlogsWerePurgedWhileTheJobWasStopped() throws Exception {
        // Given
        String db = bed.databaseOf(10);
        String savepoint = stopped(db);
        bed.execute(db, "UPDATE t SET n = 1", "FLUSH BINARY LOGS", "UPDATE t SET n = 2", "FLUSH BINARY LOGS");
        purgeAllButTheLast();

        // When
        String message = bed.failure(bed.resume(bed.args(db), savepoint));

        // Then
        assertThat(message)
                .startsWith("The job must go on from ")
                .contains(
                        bed.mysql.host() + ":" + bed.mysql.port() + " still has, but ",
                        bed.isMySql() ? "purged transactions that the job has not read: " : "the server has ")
                .endsWith("Changes since then are lost to this job: start it without the checkpoint or savepoint, with"
                        + " -s initial, and keep the binlogs (binlog_expire_logs_seconds) longer than the job is ever"
                        + " away");
    }

    @Test
    void theJobIsResumedAgainstAnotherServer() throws Exception {
        // Given
        Assumptions.assumeFalse(bed.isMySql(), "needs two servers of the test's own");
        String db = bed.databaseOf(10);
        String savepoint = stopped(db);
        try (MySqlServer other = MySqlServer.start()) {
            other.execute("CREATE DATABASE " + db, "CREATE TABLE " + db + ".t (id INT PRIMARY KEY, n INT)");

            // When
            String message = bed.failure(bed.resume(bed.args(db, "-h", other.host() + ":" + other.port()), savepoint));

            // Then
            assertThat(message)
                    .startsWith("The job must go on at the server that it read (")
                    .contains("), but " + other.host() + ":" + other.port() + " is another one (")
                    .contains("without GTIDs a binlog position means nothing there. Resume the job against the first"
                            + " server, or start it without the checkpoint or savepoint, with -s initial");
        }
    }

    @Test
    void theServersBinlogsWereReset() throws Exception {
        // Given
        String db = bed.databaseOf(1000);
        bed.execute(db, "UPDATE t SET n = 1", "FLUSH BINARY LOGS", "UPDATE t SET n = 2");
        String savepoint = stopped(db);
        bed.execute(db, bed.isMySql() ? "RESET BINARY LOGS AND GTIDS" : "RESET MASTER");

        // When
        String message = bed.failure(bed.resume(bed.args(db), savepoint));

        // Then
        assertThat(message)
                .startsWith("The job must go on ")
                .contains(bed.mysql.host() + ":" + bed.mysql.port(), "start it without the checkpoint or savepoint");
    }

    @Test
    void theBrokerHasEndedATransactionOfTheLastCheckpoint() throws Exception {
        // Given
        String db = bed.databaseOf(10);
        String savepoint = stoppedUnderWrites(db);
        try (Admin admin = Admin.create(bed.kafka.clientSettings())) {
            List<String> ids = admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith("lakeward-" + db))
                    .toList();
            admin.fenceProducers(ids).all().get();
        }

        // When
        String message = bed.failure(bed.resume(bed.args(db), savepoint));

        // Then
        assertThat(message)
                .startsWith("A transaction of the last checkpoint could not be committed into the topic " + db
                        + ", as the broker has ended it (")
                .contains("transactionalId=lakeward-" + db, "transaction.timeout.ms", "-s timestamp:");
    }

    private static String stopped(String db) throws Exception {
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");
        bed.execute(db, "INSERT INTO t VALUES (-1, 0)");
        bed.awaitEquality(db, "t");
        return bed.stop(job);
    }

    /** So there is a transaction in the savepoint. */
    private static String stoppedUnderWrites(String db) throws Exception {
        JobClient job = bed.start(bed.args(db));
        try (Writer writer = new Writer(bed.mysql, db, 10)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> bed.kafka.readCommitted(db).size() > 200);
            String savepoint = bed.stop(job);
            writer.assertWriting();
            return savepoint;
        }
    }

    private static void purgeAllButTheLast() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<String> names = binlogs();
            bed.mysql.execute("PURGE BINARY LOGS TO '" + names.get(names.size() - 1) + "'");
            assertThat(binlogs()).hasSize(1);
        });
    }

    private static List<String> binlogs() {
        return bed.mysql.query("SHOW BINARY LOGS").stream()
                .map(row -> row.get("Log_name").toString())
                .toList();
    }
}
