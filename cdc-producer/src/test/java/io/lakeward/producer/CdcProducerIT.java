// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Operation;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between real servers. */
class CdcProducerIT {
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(60);

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
    void everyChangeArrivesOnceAndInOrder() throws Exception {
        // Given
        String db = bed.database();
        bed.mysql.execute(
                "USE " + db,
                "CREATE TABLE user (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(155) DEFAULT 'nobody', at DATETIME(3))",
                "INSERT INTO user VALUES (1, '顾客', '2026-11-20 08:00:00.123'), (2, NULL, NULL), (3, 'c', NULL)",
                "CREATE TABLE item (a VARCHAR(10), b INT UNSIGNED, n DECIMAL(10,2), PRIMARY KEY (b, a))",
                "INSERT INTO item VALUES ('x', 4294967295, 1.10), ('y', 1, NULL)");
        JobClient job = bed.start(bed.args(db, "-p", "2"));
        awaitEquality(db, "user", "item");

        // When
        bed.mysql.execute(
                "USE " + db,
                "INSERT INTO user VALUES (4, 'd', NULL)",
                "UPDATE user SET name = 'e' WHERE id = 4",
                "UPDATE user SET name = 'f' WHERE id = 4",
                "UPDATE user SET name = NULL WHERE id = 1",
                "UPDATE user SET id = 9 WHERE id = 3",
                "DELETE FROM user WHERE id = 2",
                "INSERT INTO user VALUES (2, 'back', NULL)",
                "UPDATE item SET n = 2.20 WHERE a = 'x'",
                "CREATE TABLE late (id BIGINT UNSIGNED PRIMARY KEY)",
                "INSERT INTO late VALUES (18446744073709551615)");
        awaitEquality(db, "user", "item", "late");
        bed.cancel(job);

        // Then
        TopicLog log = bed.log(db);
        assertThat(log.changes("user"))
                .extracting(ChangeEvent::operation)
                .containsExactlyInAnyOrder(
                        Operation.READ,
                        Operation.READ,
                        Operation.READ,
                        Operation.CREATE,
                        Operation.UPDATE,
                        Operation.UPDATE,
                        Operation.UPDATE,
                        Operation.DELETE,
                        Operation.CREATE,
                        Operation.DELETE,
                        Operation.CREATE);
        assertThat(log.changes("item")).hasSize(3);
        assertThat(log.changes("late")).hasSize(1);
        assertThat(log.byKey())
                .containsKey("{\"database\":\"" + db + "\",\"table\":\"item\",\"key\":{\"b\":4294967295,\"a\":\"x\"}}");
        Histories.assertSound(log);
    }

    private static void awaitEquality(String db, String... tables) {
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> {
            TopicLog log = bed.log(db);
            for (String table : tables) {
                SourceTable source = bed.table(db, table);
                assertThat(source.normal(log.replay(table).values())).isEqualTo(source.rows());
            }
        });
    }
}
