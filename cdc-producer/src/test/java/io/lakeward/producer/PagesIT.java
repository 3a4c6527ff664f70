// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are read in pages, under writes, end exact. */
class PagesIT {
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
    void keysWhoseOrderOnlyTheServerKnowsAreRight() throws Exception {
        // Given
        String db = keyedByTextAndBytes();

        // When
        JobClient job;
        try (var load = new KeyedWrites(bed.mysql, db, List.of("word", "uuid"))) {
            job = bed.start(bed.args(db, "-p", "2"));
            awaitCommitted(db, 2 * ROWS + 1);
            load.assertWriting();
        }

        // Then
        bed.awaitEquality(db, "word", "uuid");
        bed.cancel(job);
    }

    @Test
    void pagesGoOnAfterADeathWithinThem() throws Exception {
        // Given
        String db = keyedByTextAndBytes();
        try (FlinkCluster flink = new FlinkCluster(2)) {
            try (var load = new KeyedWrites(bed.mysql, db, List.of("word", "uuid"))) {
                flink.submit(bed.args(db, "-p", "2"));

                // When
                int atFirstDeath = awaitCommitted(db, 1);
                flink.replaceTaskManager();
                awaitCommitted(db, ROWS + ROWS / 2);
                flink.replaceTaskManager();
                load.assertWriting();
                assertThat(atFirstDeath).isLessThan(2 * ROWS);
            }

            // Then
            bed.awaitEquality(db, "word", "uuid");
            assertThat(flink.status()).isEqualTo(JobStatus.RUNNING);
            flink.cancel();
        }
        assertThat(reads(db, "word")).doesNotHaveDuplicates();
        assertThat(reads(db, "uuid")).doesNotHaveDuplicates();
    }

    @Test
    void aTableWithoutAKeyIsTheSameBagOfRows() throws Exception {
        // Given
        String db = bed.database();
        bed.execute(
                db,
                "CREATE TABLE bag (word VARCHAR(10), n INT)",
                "INSERT INTO bag VALUES ('a', 1), ('a', 1), ('a', 1), (NULL, NULL), (NULL, NULL), ('b', 2)",
                "CREATE TABLE uniq (a INT NOT NULL, b INT NOT NULL, c INT, UNIQUE KEY (b, a))",
                "INSERT INTO uniq VALUES (1, 2, 3), (2, 1, 3)",
                "CREATE TABLE quiet (id INT PRIMARY KEY)",
                "INSERT INTO quiet VALUES (1)");
        JobClient job;
        try (var load = new BagWrites(bed.mysql, db)) {
            job = bed.start(bed.args(db, "-p", "2"));
            awaitCommitted(db, 40);
            load.assertWriting();
        }

        // When
        bed.execute(
                db,
                "DELETE FROM bag WHERE word = 'a' LIMIT 1",
                "UPDATE bag SET n = 7 WHERE word = 'b'",
                "UPDATE bag SET n = 8 WHERE word IS NULL LIMIT 1",
                "UPDATE uniq SET c = 4 WHERE a = 1",
                "CREATE TABLE late (word VARCHAR(10))",
                "INSERT INTO late VALUES ('x'), ('x')");

        // Then
        bed.awaitEquality(db, "uniq", "quiet");
        await().atMost(HAPPENS_WITHIN).untilAsserted(() -> {
            assertBagIsEqual(db, "bag");
            assertBagIsEqual(db, "late");
        });
        bed.cancel(job);
    }

    @Test
    void aTableAddedAtARestartIsReadWhileTheOthersGoOn() throws Exception {
        // Given
        String db = keyedByTextAndBytes();
        bed.execute(
                db,
                "CREATE TABLE old (k INT PRIMARY KEY, n INT)",
                "INSERT INTO old VALUES (1, 0), (2, 0)",
                "CREATE TABLE added (k INT PRIMARY KEY, n INT)",
                "INSERT INTO added VALUES (1, 0), (2, 0)",
                "CREATE TABLE bag (word VARCHAR(10), n INT)",
                "INSERT INTO bag VALUES ('a', 1), ('a', 1)");
        JobClient first = bed.start(bed.args(db, "-T", db + ".old," + db + ".made*"));
        bed.awaitEquality(db, "old");
        bed.execute(db, "CREATE TABLE made (k INT PRIMARY KEY, n INT)", "INSERT INTO made VALUES (1, 1)");
        bed.awaitEquality(db, "made");
        String savepoint = bed.stop(first);

        // When
        JobClient second;
        try (var load = new KeyedWrites(bed.mysql, db, List.of("word", "uuid", "old"));
                var bags = new BagWrites(bed.mysql, db)) {
            bags.assertWriting();
            second = bed.resume(bed.args(db, "-p", "2"), savepoint);
            awaitCommitted(db, 2 * ROWS);
            load.assertWriting();
        }

        // Then
        bed.awaitEquality(db, "word", "uuid", "old", "added", "made");
        JobClient third = bed.resume(bed.args(db), bed.stop(second));
        bed.execute(db, "INSERT INTO added VALUES (3, 0)", "DELETE FROM bag WHERE word = 'a' LIMIT 1");
        bed.awaitEquality(db, "added");
        await().atMost(HAPPENS_WITHIN).untilAsserted(() -> assertBagIsEqual(db, "bag"));
        bed.cancel(third);
        assertThat(reads(db, "old")).hasSize(2);
        assertThat(reads(db, "made")).isEmpty();
        assertThat(reads(db, "added")).hasSize(2);
    }

    private static String keyedByTextAndBytes() {
        String db = bed.database();
        String numbers =
                IntStream.range(0, ROWS / 10).mapToObj(n -> "(" + n + ")").collect(Collectors.joining(","));
        bed.execute(
                db,
                "CREATE TABLE number (n INT PRIMARY KEY)",
                "INSERT INTO number VALUES " + numbers,
                "CREATE TABLE word (k VARCHAR(20) COLLATE utf8mb4_general_ci PRIMARY KEY, n INT)",
                "INSERT INTO word SELECT CONCAT(ELT(1 + d.n % 4, 'a', 'B', 'c', 'D'), d.n, '-', a.n), 0"
                        + " FROM number a, number d WHERE d.n < 10",
                "CREATE TABLE uuid (k BINARY(16) PRIMARY KEY, n INT)",
                "INSERT INTO uuid SELECT UNHEX(LEFT(SHA2(k, 256), 32)), 0 FROM word",
                "DROP TABLE number");
        return db;
    }

    private static int awaitCommitted(String db, int records) {
        return await().atMost(HAPPENS_WITHIN)
                .until(() -> bed.kafka.readCommitted(db).size(), count -> count >= records);
    }

    private static List<JsonNode> reads(String db, String table) {
        return bed.log(db).changes(table).stream()
                .filter(change -> change.operation() == Operation.READ)
                .map(change -> change.after().tree())
                .toList();
    }

    /** Rows come and go one by one: what went out must have come in. */
    private static void assertBagIsEqual(String db, String table) {
        List<JsonNode> rows = new ArrayList<>();
        for (ChangeEvent change : bed.log(db).changes(table)) {
            if (change.operation() == Operation.DELETE) {
                assertThat(rows.remove(change.before().tree())).as("%s", change).isTrue();
            } else {
                assertThat(change.before()).isNull();
                rows.add(change.after().tree());
            }
        }
        SourceTable source = bed.table(db, table);
        assertThat(source.normal(rows)).isEqualTo(source.rows());
    }
}
