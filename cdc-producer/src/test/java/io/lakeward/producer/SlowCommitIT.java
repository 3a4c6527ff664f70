// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that are in the binlog long before queries see them, as where a replica must acknowledge each. */
class SlowCommitIT {
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(2);
    private static final String FOREVER = "1000000";

    @TempDir
    private static Path folder;

    private static ProducerBed bed;
    private static String prefix;

    @BeforeAll
    static void startEngines() {
        bed = new ProducerBed(folder);
        if (bed.isMySql()) {
            bed.mysql.execute("INSTALL PLUGIN rpl_semi_sync_source SONAME 'semisync_source.so'");
        }
        prefix = bed.isMySql() ? "rpl_semi_sync_source_" : "rpl_semi_sync_master_";
    }

    @AfterEach
    void commit() {
        bed.mysql.execute("SET GLOBAL " + prefix + "enabled = OFF");
    }

    @AfterAll
    static void stopEngines() {
        if (bed.isMySql()) {
            bed.mysql.execute("UNINSTALL PLUGIN rpl_semi_sync_source");
        }
        bed.close();
    }

    @Test
    void changesThatAreCommittedWhileTablesAreReadAreNotLost() throws Exception {
        // Given
        String db = bed.databaseOf(100);
        bed.execute(
                db,
                "CREATE TABLE word (word VARCHAR(9) PRIMARY KEY, n INT)",
                "INSERT INTO word VALUES ('a', 0), ('b', 0), ('c', 0)",
                "CREATE TABLE bag (n INT)",
                "INSERT INTO bag VALUES (1), (2), (3)");
        waitForReplicas();

        // When
        CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> bed.execute(
                db,
                "BEGIN",
                "UPDATE t SET n = 7 WHERE id = 1",
                "DELETE FROM t WHERE id = 2",
                "INSERT INTO t VALUES (1000, 1)",
                "UPDATE word SET n = 7 WHERE word = 'a'",
                "DELETE FROM word WHERE word = 'b'",
                "INSERT INTO word VALUES ('d', 1)",
                "DELETE FROM bag WHERE n = 1",
                "INSERT INTO bag VALUES (4), (5)",
                "COMMIT"));
        await().atMost(HAPPENS_WITHIN).until(SlowCommitIT::isWaiting);
        JobClient job = bed.start(bed.args(db));
        await().atMost(HAPPENS_WITHIN).until(() -> bed.log(db).entries().size() >= 100);
        assertThat(commit).isNotDone();
        commit();
        commit.get(HAPPENS_WITHIN.toSeconds(), TimeUnit.SECONDS);

        // Then
        bed.awaitEquality(db, "t", "word", "bag");
        bed.cancel(job);
        Histories.assertSound(bed.log(db), "t");
    }

    @Test
    void aTableThatIsReadAgainIsNotOlderThanTheChangesBefore() throws Exception {
        // Given
        String db = bed.databaseOf(100);
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");
        waitForReplicas();
        CompletableFuture<Void> commit =
                CompletableFuture.runAsync(() -> bed.execute(db, "UPDATE t SET n = 7 WHERE id = 1"));
        await().atMost(HAPPENS_WITHIN).until(() -> bed.log(db).entries().size() > 100);

        // When
        request(db, db, "t");
        await().atMost(HAPPENS_WITHIN).until(() -> isCarriedOut(db));
        assertThat(commit).isNotDone();
        commit();
        commit.get(HAPPENS_WITHIN.toSeconds(), TimeUnit.SECONDS);

        // Then
        await().atMost(HAPPENS_WITHIN).until(() -> bed.log(db).entries().size() > 200);
        bed.awaitEquality(db, "t");
        bed.cancel(job);
    }

    private static void request(String topic, String database, String table) throws Exception {
        try (var producer =
                new KafkaProducer<>(bed.kafka.clientSettings(), new StringSerializer(), new StringSerializer())) {
            String request = "{\"resync\":{\"database\":\"" + database + "\",\"table\":\"" + table + "\"}}";
            producer.send(new ProducerRecord<>(topic + "-requests", request)).get();
        }
    }

    /** The job needs to hear of it no more. */
    private static boolean isCarriedOut(String topic) throws Exception {
        try (Admin admin = Admin.create(bed.kafka.clientSettings())) {
            return admin
                    .listConsumerGroupOffsets("lakeward-" + topic + "-requests")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .anyMatch(offset -> offset.offset() > 0);
        }
    }

    private static void waitForReplicas() {
        bed.mysql.execute(
                "SET GLOBAL " + prefix + "timeout = " + FOREVER,
                "SET GLOBAL " + prefix + "wait_point = AFTER_SYNC",
                "SET GLOBAL " + prefix + "enabled = ON");
    }

    private static boolean isWaiting() {
        return bed.mysql.query("SHOW GLOBAL STATUS LIKE '" + prefix + "wait_sessions'").stream()
                .anyMatch(row -> row.containsValue("1"));
    }
}
