// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After any schema change a reader of the topic ends with the rows that the table has. */
class RereadIT {
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String COLUMNS =
            " (k INT PRIMARY KEY, n INT, v VARCHAR(20) CHARACTER SET latin1, f FLOAT, m INT)";
    private static final String ROWS = IntStream.rangeClosed(1, 200)
            .mapToObj(k -> "(" + k + ", 0, 'é" + k + "', " + k + " / 3, " + k + ")")
            .collect(Collectors.joining(","));

    @TempDir
    private static Path folder;

    private static ProducerBed bed;
    private static String db;
    private static JobClient job;

    @BeforeAll
    static void startEngines() throws Exception {
        bed = new ProducerBed(folder);
        db = bed.database();
        bed.execute(db, "CREATE TABLE quiet (id INT PRIMARY KEY)", "INSERT INTO quiet VALUES (1)");
        create("quiet_rows");
        job = bed.start(bed.args(db, "-p", "2", "--partitions", "3"));
        bed.awaitEquality(db, "quiet");
    }

    @AfterAll
    static void stopEngines() throws Exception {
        bed.cancel(job);
        bed.close();
    }

    @Test
    void whatAStatementDoesToOldRowsIsReadAgain() throws Exception {
        // Given
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("with_default", "ADD COLUMN c INT DEFAULT 5");
        statements.put("not_null", "ADD COLUMN c VARCHAR(5) NOT NULL");
        statements.put("computed", "ADD COLUMN c INT AS (m + 1) STORED");
        statements.put("renamed", "RENAME COLUMN m TO c");
        statements.put("changed", "CHANGE m c BIGINT FIRST");
        statements.put("to_text", "MODIFY m VARCHAR(20)");
        statements.put("to_double", "MODIFY f DOUBLE");
        statements.put("converted", "CONVERT TO CHARACTER SET utf8mb4");
        statements.put("rekeyed", "DROP PRIMARY KEY, ADD PRIMARY KEY (k, m)");
        statements.put("unkeyed", "DROP COLUMN v, ADD COLUMN v INT");
        List<String> tables = List.copyOf(statements.keySet());
        tables.forEach(RereadIT::create);

        // When
        try (var load = new KeyedWrites(bed.mysql, db, tables, PAUSE)) {
            statements.forEach((table, alteration) -> bed.execute(db, "ALTER TABLE " + table + " " + alteration));
            awaitEnds(tables);
            load.assertWriting();
        }

        // Then
        bed.awaitEquality(db, tables.toArray(String[]::new));
        TopicLog log = bed.log(db);
        assertThat(tables)
                .allSatisfy(table -> assertThat(log.kinds(table)).containsExactly("CREATE", "ALTER reread"))
                .allSatisfy(table -> assertThat(log.ends(table)).hasSize(1));
    }

    @Test
    void whatFollowsFromTheOldRowsIsNot() {
        // Given
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("nullable", "ADD COLUMN c INT");
        statements.put("wider", "MODIFY m BIGINT");
        statements.put("longer", "MODIFY v VARCHAR(40) CHARACTER SET latin1");
        statements.put("indexed", "ADD INDEX (m)");
        statements.put("narrowed", "DROP COLUMN m");
        List<String> tables = List.copyOf(statements.keySet());
        tables.forEach(RereadIT::create);

        // When
        try (var load = new KeyedWrites(bed.mysql, db, tables, PAUSE)) {
            statements.forEach((table, alteration) -> bed.execute(db, "ALTER TABLE " + table + " " + alteration));
            load.assertWriting();
        }

        // Then
        bed.awaitEquality(db, tables.toArray(String[]::new));
        TopicLog log = bed.log(db);
        assertThat(tables)
                .allSatisfy(table -> assertThat(log.kinds(table)).containsExactly("CREATE", "ALTER"))
                .allSatisfy(table -> assertThat(reads(log, table)).isZero());
    }

    @Test
    void aTableThatIsEmptiedOrDroppedKeepsNothing() {
        // Given
        List.of("emptied", "dropped", "anew", "other").forEach(RereadIT::create);

        // When
        bed.execute(
                db,
                "TRUNCATE TABLE emptied",
                "INSERT INTO emptied VALUES (7, 7, 'x', 1, 1)",
                "DROP TABLE dropped, other",
                "DROP TABLE anew",
                "CREATE TABLE anew (k VARCHAR(5) PRIMARY KEY, z DATE)",
                "INSERT INTO anew VALUES ('a', '2026-01-01')",
                "CREATE TABLE selected AS SELECT * FROM emptied",
                "INSERT INTO quiet VALUES (2)");

        // Then
        bed.awaitEquality(db, "quiet", "emptied", "anew", "selected");
        TopicLog log = bed.log(db);
        assertThat(log.replay("dropped")).isEmpty();
        assertThat(log.replay("other")).isEmpty();
        assertThat(log.kinds("emptied")).containsExactly("CREATE", "TRUNCATE");
        assertThat(log.kinds("dropped")).containsExactly("CREATE", "DROP");
        assertThat(log.kinds("other")).containsExactly("CREATE", "DROP");
        assertThat(log.kinds("anew")).containsExactly("CREATE", "DROP", "CREATE");
        assertThat(log.kinds("selected")).containsExactly("CREATE");
    }

    @Test
    void aNameKeepsNothingOfATableThatLostIt() throws Exception {
        // Given
        List.of("swap_a", "swap_b", "moved", "away", "orders").forEach(RereadIT::create);
        String elsewhere = bed.database();
        bed.execute(
                db,
                "DELETE FROM swap_b WHERE k > 100",
                "ALTER TABLE swap_b DROP COLUMN v",
                "CREATE TABLE _orders_gho LIKE orders",
                "ALTER TABLE _orders_gho ADD COLUMN state VARCHAR(10) NOT NULL DEFAULT 'new', DROP COLUMN f",
                "INSERT INTO _orders_gho (k, n, v, m) SELECT k, n, v, m FROM orders WHERE k < 150");

        // When
        try (var load = new KeyedWrites(bed.mysql, db, List.of("swap_a", "swap_b", "orders"), PAUSE)) {
            bed.execute(
                    db,
                    "RENAME TABLE swap_a TO _swap_del, swap_b TO swap_a, _swap_del TO swap_b",
                    "RENAME TABLE orders TO _orders_del, _orders_gho TO orders",
                    "DROP TABLE _orders_del",
                    "RENAME TABLE moved TO moved_to",
                    "RENAME TABLE away TO " + elsewhere + ".away");
            awaitEnds(List.of("swap_a", "swap_b", "orders", "moved_to"));
            load.assertWriting();
        }

        // Then
        bed.awaitEquality(db, "swap_a", "swap_b", "orders", "moved_to");
        TopicLog log = bed.log(db);
        assertThat(log.replay("moved")).isEmpty();
        assertThat(log.replay("away")).isEmpty();
        assertThat(log.kinds("swap_a")).containsExactly("CREATE", "CREATE reread");
        assertThat(log.kinds("swap_b")).containsExactly("CREATE", "ALTER", "CREATE reread");
        assertThat(log.kinds("orders")).containsExactly("CREATE", "CREATE reread");
        assertThat(log.kinds("moved")).containsExactly("CREATE", "DROP");
        assertThat(log.kinds("moved_to")).containsExactly("CREATE reread");
        assertThat(log.kinds("away")).containsExactly("CREATE", "DROP");
        assertThat(log.schemaChanges(0))
                .noneMatch(change -> change.table().table().startsWith("_"));
    }

    @Test
    void aProducerThatIsStartedAnewTellsWhichRowsVanished() throws Exception {
        // Given
        String own = bed.database();
        bed.execute(
                own,
                "CREATE TABLE chunked (k INT PRIMARY KEY, n INT)",
                "INSERT INTO chunked SELECT k, n FROM " + db + ".quiet_rows",
                "CREATE TABLE paged (k VARCHAR(9) PRIMARY KEY, n INT)",
                "INSERT INTO paged SELECT k, n FROM chunked",
                "CREATE TABLE emptied (k INT PRIMARY KEY)",
                "INSERT INTO emptied VALUES (1)");
        JobClient first = bed.start(bed.args(own, "-p", "2"));
        bed.awaitEquality(own, "chunked", "paged", "emptied");
        bed.cancel(first);
        bed.execute(
                own,
                "DELETE FROM chunked WHERE k % 3 = 0",
                "DELETE FROM paged WHERE n = 0 AND k > '5'",
                "DELETE FROM emptied");

        // When
        JobClient second = bed.start(bed.args(own, "-p", "2"));

        // Then
        bed.awaitEquality(own, "chunked", "paged", "emptied");
        bed.cancel(second);
        TopicLog log = bed.log(own);
        assertThat(List.of("chunked", "paged", "emptied"))
                .allSatisfy(table -> assertThat(log.ends(table)).hasSize(2));
    }

    private static void create(String table) {
        bed.execute(db, "CREATE TABLE " + table + COLUMNS, "INSERT INTO " + table + " VALUES " + ROWS);
    }

    private static void awaitEnds(List<String> tables) {
        List<String> missing = new ArrayList<>(tables);
        await().atMost(HAPPENS_WITHIN).until(() -> {
            TopicLog log = bed.log(db);
            missing.removeIf(table -> !log.ends(table).isEmpty());
            return missing.isEmpty();
        });
    }

    private static long reads(TopicLog log, String table) {
        return log.changes(table).stream()
                .map(ChangeEvent::operation)
                .filter(Operation.READ::equals)
                .count();
    }
}
