// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.Column;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read: which tables, which columns, from where on. */
class SelectionIT {
    private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(3);

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
    void excludedTablesAndColumnsAreNowhereInTheTopic() throws Exception {
        // Given
        String db = bed.database();
        bed.execute(
                db,
                "CREATE TABLE user (id INT PRIMARY KEY, phone VARCHAR(20), name VARCHAR(20))",
                "INSERT INTO user VALUES (1, 'hidden', 'a')",
                "CREATE TABLE item (id INT PRIMARY KEY, n INT, note VARCHAR(20))",
                "INSERT INTO item VALUES (1, 1, 'hidden')",
                "CREATE TABLE item_tmp (id INT PRIMARY KEY)",
                "INSERT INTO item_tmp VALUES (1)");
        JobClient job = bed.start(bed.args(
                db,
                "--excludeTables",
                db + ".*_tmp",
                "--excludeColumns",
                db + ".user.phone",
                "--includeColumns",
                db + ".item.id," + db + ".item.n"));
        await().atMost(ARRIVES_WITHIN).until(() -> bed.log(db).changes("user").size() == 1);

        // When
        bed.execute(
                db,
                "INSERT INTO item_tmp VALUES (2)",
                "UPDATE user SET phone = 'hidden too' WHERE id = 1",
                "ALTER TABLE user ADD COLUMN age INT",
                "INSERT INTO user VALUES (2, 'hidden', 'b', 3)",
                "CREATE TABLE late_tmp (id INT PRIMARY KEY)",
                "INSERT INTO late_tmp VALUES (1)",
                "UPDATE item SET n = 2, note = 'hidden' WHERE id = 1");
        await().atMost(ARRIVES_WITHIN).until(() -> bed.log(db).changes("item").size() == 2);
        bed.cancel(job);

        // Then
        TopicLog log = bed.log(db);
        assertThat(log.changes("user"))
                .extracting(change -> names(change.schema()) + change.after())
                .containsExactlyInAnyOrder(
                        "[id, name]{\"id\":1,\"name\":\"a\"}",
                        "[id, name]{\"id\":1,\"name\":\"a\"}",
                        "[id, name, age]{\"id\":2,\"name\":\"b\",\"age\":3}");
        assertThat(log.changes("item"))
                .extracting(change -> names(change.schema()) + change.after())
                .containsExactlyInAnyOrder("[id, n]{\"id\":1,\"n\":1}", "[id, n]{\"id\":1,\"n\":2}");
        assertThat(log.schemaChanges(0))
                .extracting(SchemaEvent::after)
                .extracting(SelectionIT::names)
                .containsExactly("[id, name, age]");
        assertThat(log.changes("item_tmp")).isEmpty();
        assertThat(log.changes("late_tmp")).isEmpty();
        bed.kafka.readCommitted(db).forEach(record -> assertThat(
                        record.value() == null ? "" : new String(record.value(), UTF_8))
                .doesNotContain("hidden"));
    }

    @Test
    void aSnapshotEndsByItself() throws Exception {
        // Given
        String db = bed.database();
        bed.execute(db, "CREATE TABLE t (id INT PRIMARY KEY, n INT)", "INSERT INTO t VALUES (1, 1), (2, 2)");
        bed.execute(db, "CREATE TABLE u (id INT PRIMARY KEY)", "INSERT INTO u VALUES (1)");

        // When
        JobClient job = bed.start(bed.args(db, "-s", "snapshot", "-p", "2"));
        job.getJobExecutionResult().get(ARRIVES_WITHIN.toSeconds(), TimeUnit.SECONDS);

        // Then
        bed.awaitEquality(db, "t", "u");
        assertThat(bed.log(db).changes("t")).hasSize(2);
    }

    @Test
    void changesAreReadFromThePositionGiven() throws Exception {
        // Given
        String db = bed.database();
        bed.execute(db, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        Map<String, Object> place = binlogPlace();
        Instant later = twoSecondsLater();
        bed.execute(db, "INSERT INTO t VALUES (2)");

        // When, Then: each job reads one row more
        assertThat(idsFrom(db, "earliest", 3)).containsExactly(1, 2, 3);
        assertThat(idsFrom(db, "file:" + place.get("File") + ":" + place.get("Position"), 4))
                .containsExactly(2, 3, 4);
        assertThat(idsFrom(db, "timestamp:" + later, 5)).containsExactly(2, 3, 4, 5);
        assertThat(idsFrom(db, "latest", 6)).containsExactly(6);
        if (bed.isMySql()) {
            assertThat(idsFrom(db, "gtid:" + place.get("Executed_Gtid_Set"), 7)).containsExactly(2, 3, 4, 5, 6, 7);
        }
    }

    /** The rows that a job started at the position reads until a row comes that is inserted while it runs. */
    private static List<Integer> idsFrom(String db, String position, int last) throws Exception {
        String topic = db + "_" + last;
        Set<Object> before = binlogReaders();
        JobClient job = bed.start(bed.args(db, "-t", topic, "-s", position));
        await().atMost(ARRIVES_WITHIN).until(() -> !before.containsAll(binlogReaders()));
        bed.execute(db, "INSERT INTO t VALUES (" + last + ")");
        await().atMost(ARRIVES_WITHIN).until(() -> ids(topic).contains(last));
        bed.cancel(job);
        return ids(topic);
    }

    private static List<Integer> ids(String topic) {
        return bed.log(topic).changes("t").stream()
                .map(change -> change.after().tree().get("id").asInt())
                .sorted()
                .toList();
    }

    private static Set<Object> binlogReaders() {
        return bed
                .mysql
                .query(
                        "SELECT id FROM information_schema.processlist WHERE user = 'cdc' AND command LIKE 'Binlog Dump%'")
                .stream()
                .map(row -> row.get("id"))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> binlogPlace() {
        return bed.mysql
                .query(bed.isMySql() ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS")
                .get(0);
    }

    /** A start of a second; no event before belongs to it or to the second before. */
    private static Instant twoSecondsLater() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
        await().pollInterval(Duration.ofMillis(50)).until(() -> !Instant.now().isBefore(start));
        return start;
    }

    private static String names(TableSchema schema) {
        return schema.columns().stream().map(Column::name).toList().toString();
    }
}
