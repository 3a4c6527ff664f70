// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a table is keyed by, a snapshot under writes ends exact. */
class ChunkKeysIT {
    private static final int ROWS = 40_000;
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
    void keysWhoseOrderOnlyTheServerKnowsAreRight() throws Exception {
        // Given
        String db = bed.database();
        List<String> tables = List.of("word", "uuid");
        bed.execute(
                db,
                "CREATE TABLE word (k VARCHAR(20) COLLATE utf8mb4_general_ci PRIMARY KEY, n INT)",
                "CREATE TABLE uuid (k BINARY(16) PRIMARY KEY, n INT)");
        String numbers =
                IntStream.range(0, ROWS / 10).mapToObj(n -> "(" + n + ")").collect(Collectors.joining(","));
        bed.execute(
                db,
                "CREATE TABLE number (n INT PRIMARY KEY)",
                "INSERT INTO number VALUES " + numbers,
                "INSERT INTO word SELECT CONCAT(ELT(1 + d.n % 4, 'a', 'B', 'c', 'D'), d.n, '-', a.n), 0"
                        + " FROM number a, number d WHERE d.n < 10",
                "INSERT INTO uuid SELECT UNHEX(LEFT(SHA2(k, 256), 32)), 0 FROM word",
                "DROP TABLE number");

        // When
        JobClient job;
        try (var load = new KeyedWrites(bed.mysql, db, tables)) {
            job = bed.start(bed.args(db, "-p", "2"));
            await().atMost(HAPPENS_WITHIN)
                    .until(() -> bed.kafka.readCommitted(db).size() > 2 * ROWS);
            load.assertWriting();
        }

        // Then
        bed.awaitEquality(db, "word", "uuid");
        bed.cancel(job);
    }
}
