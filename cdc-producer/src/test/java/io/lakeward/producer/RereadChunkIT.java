// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chunk that was read, but in no checkpoint as read, when the task manager dies. */
class RereadChunkIT {
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(2);
    private static final String INTERVAL_SECONDS = "8";

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

    /** @param isInReader whether a checkpoint has the chunk with a reader, or the chunk is, as a rule, given back */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBinlogWaitsForAChunkThatIsReadAgain(boolean isInReader) throws Exception {
        // Given a table whose only chunk comes after all others
        String db = bed.databaseOf(100_000);
        bed.execute(db, "CREATE TABLE z (id INT PRIMARY KEY, n INT)", "INSERT INTO z VALUES (1, 0), (2, 0), (3, 0)");
        try (FlinkCluster flink = new FlinkCluster(2);
                LogCapture log = new LogCapture();
                Connection connection = bed.mysql.connect(db);
                Statement session = connection.createStatement()) {
            flink.submit(bed.args(db, "-p", "2", "-l", INTERVAL_SECONDS));
            await().atMost(HAPPENS_WITHIN)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> log.text().contains("Split table " + db + ".z into"));
            session.execute("LOCK TABLES z WRITE");
            await().atMost(HAPPENS_WITHIN).until(() -> log.text().contains("Snapshot of " + db + ".t is done"));
            assumeFalse(log.text().contains("Snapshot of " + db + ".z is done"), "it was read before it was locked");
            if (isInReader) {
                awaitWaiting(db);
                awaitCheckpoints(db, 2);
            }

            // When it has been read, and is to be read again
            int checkpoint = newest(db);
            session.execute("UNLOCK TABLES");
            await().atMost(HAPPENS_WITHIN).until(() -> log.text().contains("Snapshot of " + db + ".z is done"));
            session.execute("LOCK TABLES z WRITE");
            flink.replaceTaskManager();
            assumeTrue(newest(db) == checkpoint, "a checkpoint has it as read");
            awaitWaiting(db);
            change(session);
            awaitCheckpoints(db, 2);
            session.execute("UNLOCK TABLES");

            // Then
            bed.awaitEquality(db, "t", "z");
            flink.cancel();
            Histories.assertSound(bed.log(db));
            if (isInReader) {
                assertThat(log.text().contains("are read again, of [" + db + ".z:0]"))
                        .as("the chunk was read, and in no checkpoint as read")
                        .isTrue();
            }
        }
    }

    private static void change(Statement session) throws SQLException {
        session.execute("UPDATE z SET n = 7 WHERE id = 1");
        session.execute("DELETE FROM z WHERE id = 2");
        session.execute("INSERT INTO z VALUES (4, 0)");
    }

    /** Until a reader wants the locked table. */
    private static void awaitWaiting(String db) {
        await().atMost(HAPPENS_WITHIN)
                .until(() -> bed
                        .mysql
                        .query("SELECT info FROM information_schema.processlist WHERE state LIKE 'Waiting for table%'")
                        .stream()
                        .anyMatch(waiting -> String.valueOf(waiting).contains(db)));
    }

    /** Until so many more are complete. */
    private static void awaitCheckpoints(String db, int more) throws IOException {
        int from = newest(db);
        await().atMost(HAPPENS_WITHIN)
                // Flink removes old ones meanwhile.
                .ignoreException(UncheckedIOException.class)
                .until(() -> newest(db) >= from + more);
    }

    private static int newest(String db) throws IOException {
        try (Stream<Path> files = Files.walk(bed.checkpoints(db))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(file -> file.getParent().getFileName().toString())
                    .filter(name -> name.startsWith("chk-"))
                    .mapToInt(name -> Integer.parseInt(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        }
    }
}
