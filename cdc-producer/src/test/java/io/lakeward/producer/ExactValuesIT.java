// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Column;
import io.lakeward.event.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every value is what MySQL shows, by snapshot and by binlog, in whatever zone the machine is. */
class ExactValuesIT {
    private static final TimeZone ZONE = TimeZone.getDefault();

    @TempDir
    private static Path folder;

    private static ProducerBed bed;

    @BeforeAll
    static void startEngines() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        bed = new ProducerBed(folder);
    }

    @AfterAll
    static void stopEngines() {
        bed.close();
        TimeZone.setDefault(ZONE);
    }

    @Test
    void everyTypeIsTheSameBySnapshotAndByBinlog() throws Exception {
        // Given
        String db = bed.database();
        bed.mysql.execute(
                "USE " + db, EveryType.TABLE, EveryType.insert(1, 0), EveryType.insert(2, 1), EveryType.insert(3, 2));
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "every_type");

        // When
        bed.mysql.execute(
                "USE " + db,
                EveryType.insert(11, 0),
                EveryType.insert(12, 1),
                EveryType.insert(13, 2),
                "UPDATE every_type SET c_int = 5 WHERE id < 10",
                "DELETE FROM every_type WHERE id = 2");
        bed.awaitEquality(db, "every_type");
        bed.cancel(job);

        // Then
        TopicLog log = bed.log(db);
        Histories.assertSound(log);
        List<ChangeEvent> changes = log.changes("every_type");
        for (int id = 1; id <= 3; id++) {
            assertThat(valueOf(changes, Operation.CREATE, id + 10)).isEqualTo(valueOf(changes, Operation.READ, id));
        }
        assertThat(changes)
                .extracting(change -> change.schema().columns())
                .allMatch(changes.get(0).schema().columns()::equals);
    }

    @Test
    void aDefaultThatIsADateOrTimeIsNoRow() throws Exception {
        String db = bed.database();
        bed.mysql.execute(
                "USE " + db,
                "CREATE TABLE preset (id INT PRIMARY KEY, a DATETIME DEFAULT '2026-01-02 03:04:05',"
                        + " b DATE NOT NULL DEFAULT '2026-01-02', c TIME(3) DEFAULT '01:02:03.5',"
                        + " d TIMESTAMP NULL DEFAULT '2026-01-02 03:04:05', e YEAR DEFAULT 2026)",
                "INSERT INTO preset (id) VALUES (1)",
                "INSERT INTO preset (id, a) VALUES (2, NULL)");
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "preset");

        bed.mysql.execute(
                "USE " + db, "INSERT INTO preset (id) VALUES (3)", "INSERT INTO preset (id, c) VALUES (4, NULL)");
        bed.awaitEquality(db, "preset");
        bed.cancel(job);

        Histories.assertSound(bed.log(db));
    }

    @Test
    void edgeValuesAreTheSameBySnapshotByBinlogAndInATableMadeLater() throws Exception {
        // Given
        String db = bed.database();
        bed.mysql.execute("USE " + db, EdgeValues.table("edge"));
        bed.execute(db, EdgeValues.inserts("edge", 1));
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "edge");

        // When
        bed.execute(db, EdgeValues.inserts("edge", 11));
        bed.execute(db, "SET sql_mode = 'ALLOW_INVALID_DATES'", "UPDATE edge SET c_double = 7 WHERE id < 10");
        bed.mysql.execute("USE " + db, EdgeValues.table("late"));
        bed.execute(db, EdgeValues.inserts("late", 1));
        bed.awaitEquality(db, "edge", "late");
        bed.cancel(job);

        // Then
        TopicLog log = bed.log(db);
        Histories.assertSound(log);
        List<ChangeEvent> changes = log.changes("edge");
        List<ChangeEvent> late = log.changes("late");
        for (int id = 1; id <= EdgeValues.COUNT; id++) {
            JsonNode read = valueOf(changes, Operation.READ, id);
            assertThat(valueOf(changes, Operation.CREATE, id + 10)).isEqualTo(read);
            assertThat(valueOf(late, Operation.CREATE, id)).isEqualTo(read);
        }
        assertThat(columns(late)).isEqualTo(columns(changes));
        assertThat(columns(changes))
                .contains(
                        "c_date_must DATE NOT NULL",
                        "c_timestamp_must TIMESTAMP(3) NOT NULL",
                        "c_enum ENUM('small','it''s','a,b','back\\slash','大')");
    }

    /** Without JSON, which is a LONGTEXT to MariaDB's SHOW CREATE TABLE. */
    private static List<String> columns(List<ChangeEvent> changes) {
        return changes.get(0).schema().columns().stream()
                .filter(column -> !column.name().equals("c_json"))
                .map((Column column) -> column.name() + " " + column.type() + (column.nullable() ? "" : " NOT NULL"))
                .toList();
    }

    private static JsonNode valueOf(List<ChangeEvent> changes, Operation operation, int id) {
        ObjectNode value = changes.stream()
                .filter(change -> change.operation() == operation
                        && change.after().tree().path("id").asInt() == id)
                .map(change -> change.after().tree().<ObjectNode>deepCopy())
                .findFirst()
                .orElseThrow();
        value.remove("id");
        return value;
    }
}
