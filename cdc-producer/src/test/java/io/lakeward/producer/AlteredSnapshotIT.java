// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema change that comes while the rows of a table are read. */
class AlteredSnapshotIT {
    private static final int ROWS = 200_000;
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
    void aTableMayBeAlteredWithinItsSnapshot() throws Exception {
        // Given
        String db = bigTable();
        JobClient job = bed.start(bed.args(db));
        int before = awaitCommitted(db, 1);

        // When
        bed.execute(
                db,
                "UPDATE big SET n = 1 WHERE id % 1000 = 0",
                "ALTER TABLE big ADD COLUMN c INT NOT NULL DEFAULT 5 FIRST",
                "UPDATE big SET c = 6 WHERE id % 1000 = 1",
                "CREATE TABLE made (id INT PRIMARY KEY)",
                "INSERT INTO made VALUES (1)");

        // Then
        assertThat(before).isLessThan(ROWS);
        await().atMost(HAPPENS_WITHIN)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertIsEqual(db, "big"));
        assertIsEqual(db, "made");
        bed.cancel(job);
    }

    private static void assertIsEqual(String db, String table) {
        SourceTable source = bed.table(db, table);
        assertThat(source.normal(bed.log(db).replay(table).values()).equals(source.rows()))
                .isTrue();
    }

    private static String bigTable() {
        String db = bed.database();
        String numbers = IntStream.range(0, 1000).mapToObj(n -> "(" + n + ")").collect(Collectors.joining(","));
        bed.execute(
                db,
                "CREATE TABLE number (n INT PRIMARY KEY)",
                "INSERT INTO number VALUES " + numbers,
                "CREATE TABLE big (id INT PRIMARY KEY, n INT)",
                "INSERT INTO big SELECT a.n + 1000 * b.n, 0 FROM number a, number b WHERE b.n < " + ROWS / 1000,
                "DROP TABLE number");
        return db;
    }

    private static int awaitCommitted(String db, int records) {
        return await().atMost(HAPPENS_WITHIN)
                .until(() -> bed.kafka.readCommitted(db).size(), count -> count >= records);
    }
}
