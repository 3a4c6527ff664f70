// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Operation;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between real servers. */
class CdcProducerIT {
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
        bed.awaitEquality(db, "user", "item");

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
        bed.awaitEquality(db, "user", "item", "late");
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

    @Test
    void aSchemaChangeIsInEveryPartition() throws Exception {
        // Given
        String db = bed.database();
        bed.mysql.execute("USE " + db, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        JobClient job = bed.start(bed.args(db, "--partitions", "3", "-T", db + ".t*"));
        bed.awaitEquality(db, "t");

        // When
        bed.mysql.execute(
                "USE " + db,
                "INSERT INTO t VALUES (2)",
                "ALTER TABLE t ADD COLUMN age INTEGER UNSIGNED NOT NULL DEFAULT 3",
                "INSERT INTO t VALUES (3, 18)",
                "TRUNCATE TABLE t",
                "RENAME TABLE t TO t2",
                "DROP TABLE t2",
                "CREATE TABLE other (id INT PRIMARY KEY)",
                "INSERT INTO other VALUES (1)",
                "DROP TABLE other",
                "CREATE TABLE tb (id INT PRIMARY KEY, e ENUM('a','it''s'))",
                "INSERT INTO tb VALUES (5, 'a')");
        bed.awaitEquality(db, "tb");
        bed.cancel(job);

        // Then
        TopicLog log = bed.log(db);
        List<SchemaEvent> statements = log.schemaChanges(0);
        assertThat(log.schemaChanges(1)).isEqualTo(statements);
        assertThat(log.schemaChanges(2)).isEqualTo(statements);
        assertThat(statements)
                .extracting(CdcProducerIT::shown)
                .containsExactly(
                        "ALTER reread t(id INT, age INT UNSIGNED): ALTER TABLE t ADD",
                        "TRUNCATE t(id INT, age INT UNSIGNED): TRUNCATE TABLE t",
                        "DROP t: RENAME TABLE t TO",
                        "CREATE reread t2(id INT, age INT UNSIGNED): RENAME TABLE t TO",
                        "DROP t2: DROP TABLE",
                        "CREATE tb(id INT, e ENUM('a','it''s')): CREATE TABLE tb (id");
        assertThat(log.changes("t"))
                .extracting(change -> change.operation() + " " + schemaText(change.schema()) + change.after())
                .contains(
                        "READ t(id INT){\"id\":1}",
                        "CREATE t(id INT){\"id\":2}",
                        "CREATE t(id INT, age INT UNSIGNED){\"id\":3,\"age\":18}");
        assertThat(log.replay("t")).isEmpty();
        assertThat(log.changes("other")).isEmpty();
    }

    @Test
    void aStoppedOrBrokenJobGoesOnWhereItWas() throws Exception {
        // Given
        String db = bed.database();
        bed.mysql.execute("USE " + db, "CREATE TABLE t (id INT PRIMARY KEY, n INT)", "INSERT INTO t VALUES (0, 0)");
        JobClient first = bed.start(bed.args(db, "-p", "2"));
        bed.awaitEquality(db, "t");
        bed.mysql.execute(counting(db, 1, 100));
        String savepoint = bed.stop(first);
        bed.mysql.execute(counting(db, 101, 200));

        // When
        JobClient second = bed.resume(bed.args(db), savepoint);
        bed.awaitEquality(db, "t");
        bed.mysql.execute(counting(db, 201, 250));
        breakBinlogConnection();
        bed.mysql.execute(counting(db, 251, 300));
        bed.awaitEquality(db, "t");
        bed.cancel(second);

        // Then
        TopicLog log = bed.log(db);
        Histories.assertSound(log);
        assertThat(log.changes("t")).hasSize(301);
    }

    private static String[] counting(String db, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> "UPDATE " + db + ".t SET n = " + n + " WHERE id = 0")
                .toArray(String[]::new);
    }

    private static void breakBinlogConnection() {
        List<Map<String, Object>> dumps = bed.mysql.query(
                "SELECT id FROM information_schema.processlist WHERE user = 'cdc' AND command LIKE 'Binlog Dump%'");
        assertThat(dumps).isNotEmpty();
        dumps.forEach(dump -> bed.mysql.execute("KILL " + dump.get("id")));
    }

    private static String shown(SchemaEvent event) {
        String verb = event.statement().startsWith("DROP") ? "DROP TABLE" : firstWords(event.statement());
        return event.kind()
                + (event.isReread() ? " reread " : " ")
                + (event.after() == null ? event.table().table() : schemaText(event.after()))
                + ": "
                + verb;
    }

    private static String firstWords(String statement) {
        return Stream.of(statement.split(" ")).limit(4).collect(Collectors.joining(" "));
    }

    private static String schemaText(TableSchema schema) {
        return schema.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", schema.table().table() + "(", ")"));
    }
}
