// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.Operation;
import io.lakeward.producer.cli.Args;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table that becomes ten times as large while it is read. A chunk is held in memory whole, and goes out as rows that
 * were read: how many there are of these says how much was held.
 */
class GrowingTableIT {
    private static final int ROWS = 9_000;
    private static final int GROWN = 10 * ROWS;
    private static final int AT_ONCE = 500;
    private static final int OTHER_TABLES = 10;
    private static final Duration HAPPENS_WITHIN = Duration.ofSeconds(60);

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
    void theGreatestRowMayGoWhileItIsLookedFor() throws Exception {
        // Given
        String db = bed.databaseOf(3);
        Args args = bed.args(db);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        CdcProducer.prepare(env, args);
        try (Connection connection = bed.mysql.connect(db);
                Statement session = connection.createStatement()) {
            // When
            session.execute("LOCK TABLES t WRITE");
            CompletableFuture<JobClient> job = CompletableFuture.supplyAsync(() -> execute(env));
            await().atMost(HAPPENS_WITHIN)
                    .until(() -> bed.mysql
                                    .query(
                                            "SELECT info FROM information_schema.processlist WHERE state LIKE 'Waiting for table%'"
                                                    + " AND info LIKE '%MAX(%" + db + "%'")
                                    .size()
                            == 1);
            session.execute("DELETE FROM t WHERE id = 3");
            session.execute("UNLOCK TABLES");
            bed.awaitEquality(db, "t");
            session.execute("INSERT INTO t VALUES (3, 7), (4, 0)");

            // Then
            bed.awaitEquality(db, "t");
            bed.cancel(job.join());
        }
        Histories.assertSound(bed.log(db));
    }

    private static JobClient execute(StreamExecutionEnvironment env) {
        try {
            return env.executeAsync("growing");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatComesMeanwhileIsNotHeldInAChunk() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        bed.execute(db, "ALTER TABLE t MODIFY id INT AUTO_INCREMENT", "CREATE TABLE none LIKE t");
        List<String> others = new ArrayList<>();
        for (int i = 0; i < OTHER_TABLES; i++) {
            others.add("CREATE TABLE u" + i + " AS SELECT * FROM t WHERE id <= 2");
            others.add("ALTER TABLE u" + i + " ADD PRIMARY KEY (id)");
        }
        bed.execute(db, others.toArray(String[]::new));

        // When
        JobClient job;
        try (LogCapture log = new LogCapture()) {
            job = bed.start(bed.args(db));
            await().atMost(HAPPENS_WITHIN).until(() -> log.text().contains("Split table " + db + ".t into "));
        }
        grow(db, "none", ROWS);
        grow(db, "t", GROWN - ROWS);

        // Then
        int all = GROWN + ROWS + 2 * OTHER_TABLES;
        await().atMost(HAPPENS_WITHIN)
                .until(() -> bed.kafka.readCommitted(db).stream()
                                .filter(record -> record.value() != null)
                                .count()
                        >= all);
        bed.cancel(job);
        TopicLog log = bed.log(db);
        assertThat(reads(log, "t")).isEqualTo(ROWS);
        assertThat(reads(log, "none")).isZero();
        for (String table : List.of("t", "none", "u0")) {
            SourceTable source = bed.table(db, table);
            assertThat(source.normal(log.replay(table).values())).isEqualTo(source.rows());
        }
        Histories.assertSound(log);
    }

    @Test
    void theGreatestKeyMayBeTheGreatestOfItsType() throws Exception {
        // Given
        Map<String, String> tables = Map.of(
                "BIGINT UNSIGNED", "(0), (9223372036854775808), (18446744073709551615)",
                "BIGINT", "(-9223372036854775808), (9223372036854775807)",
                "TINYINT", "(-128), (127)",
                "DECIMAL(65,30)", "(-1.5), (99999999999999999999999999999999999.999999999999999999999999999999)");
        String db = bed.database();
        tables.forEach((type, keys) -> bed.execute(
                db,
                "CREATE TABLE `" + type + "` (id " + type + " PRIMARY KEY, n INT)",
                "INSERT INTO `" + type + "` (id) VALUES " + keys));

        // When
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, tables.keySet().toArray(String[]::new));
        tables.keySet().forEach(type -> bed.execute(db, "UPDATE `" + type + "` SET n = 1"));

        // Then
        bed.awaitEquality(db, tables.keySet().toArray(String[]::new));
        bed.cancel(job);
        Histories.assertSound(bed.log(db));
    }

    /** By AUTO_INCREMENT, in many transactions. */
    private static void grow(String db, String table, int rows) {
        String insert = "INSERT INTO " + table + " (n) VALUES " + String.join(",", Collections.nCopies(AT_ONCE, "(0)"));
        bed.execute(db, Collections.nCopies(rows / AT_ONCE, insert).toArray(String[]::new));
    }

    private static long reads(TopicLog log, String table) {
        return log.changes(table).stream()
                .filter(change -> change.operation() == Operation.READ)
                .count();
    }
}
