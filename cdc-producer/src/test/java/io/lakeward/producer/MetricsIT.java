// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reporter sees of a job. */
class MetricsIT {
    @TempDir
    private static Path folder;

    @Test
    void everyReporterSeesWhatWasReadByTableAndKind() throws Exception {
        try (ProducerBed bed = new ProducerBed(folder)) {
            // Given
            String db = bed.database();
            bed.execute(
                    db,
                    "CREATE TABLE user (id INT PRIMARY KEY, name VARCHAR(155))",
                    "INSERT INTO user VALUES (1, 'a'), (2, 'b'), (3, 'c')",
                    "CREATE TABLE item (id INT PRIMARY KEY)",
                    "INSERT INTO item VALUES (1), (2)",
                    "CREATE TABLE bare (id INT PRIMARY KEY)");
            JobClient job = bed.start(bed.args(db, "-p", "2"), RecordedMetrics.configuration());
            bed.awaitEquality(db, "user", "item", "bare");

            // When
            bed.execute(
                    db,
                    "INSERT INTO user VALUES (4, 'd'), (5, 'e')",
                    "UPDATE user SET name = 'f' WHERE id < 4",
                    "UPDATE user SET id = 9 WHERE id = 5",
                    "DELETE FROM user WHERE id = 1",
                    "ALTER TABLE item MODIFY id BIGINT",
                    "INSERT INTO item VALUES (3)");
            bed.awaitEquality(db, "user", "item");

            // Then
            Map<String, String> user = table(job, db, "user");
            assertThat(value("numSnapshotRecords", user)).contains(3L);
            assertThat(value("numInsertDMLRecords", user)).contains(3L);
            assertThat(value("numUpdateDMLRecords", user)).contains(3L);
            assertThat(value("numDeleteDMLRecords", user)).contains(2L);
            assertThat(value("numDDLRecords", user)).contains(0L);
            Map<String, String> item = table(job, db, "item");
            assertThat(value("numSnapshotRecords", item)).contains(2L);
            assertThat(value("numInsertDMLRecords", item)).contains(1L);
            assertThat(value("numDDLRecords", item)).contains(1L);
            Map<String, String> whole = Map.of("<job_id>", job.getJobID().toString());
            assertThat(value("numSnapshotRecords", whole)).contains(5L);
            assertThat(value("numInsertDMLRecords", whole)).contains(4L);
            assertThat(value("numReplaysSkipped", whole)).contains(0L);
            assertThat(value("numSnapshotSplitsFinished", item)).contains(1L);
            assertThat(value("numSnapshotSplitsRemaining", item)).contains(0L);
            await().untilAsserted(
                            () -> assertThat(value("isStreamReading", whole)).contains(1L));
            assertThat(value("numTablesSnapshotted", whole)).contains(3L);
            assertThat(value("numTablesRemaining", whole)).contains(0L);
            assertThat(value("numSnapshotSplitsFinished", whole)).contains(3L);
            assertThat(lag("currentFetchEventTimeLag", whole)).isLessThan(Duration.ofMinutes(2));
            assertThat(lag("currentEmitEventTimeLag", whole)).isLessThan(Duration.ofMinutes(2));
            bed.cancel(job);
        }
    }

    private static Map<String, String> table(JobClient job, String database, String table) {
        Map<String, String> variables = new HashMap<>();
        variables.put("<job_id>", job.getJobID().toString());
        variables.put("<database>", database);
        variables.put("<table>", table);
        return variables;
    }

    private static Optional<Long> value(String metric, Map<String, String> variables) {
        return RecordedMetrics.value(metric, variables);
    }

    /** Of the one subtask that reads the binlog; the other has read nothing that has a time. */
    private static Duration lag(String metric, Map<String, String> variables) {
        long millis = value(metric, variables).orElseThrow();
        assertThat(millis).as(metric).isPositive();
        return Duration.ofMillis(millis);
    }
}
