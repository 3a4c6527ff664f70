// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.LINE;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.USER_WITH_AGE;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One table cannot be written; the others do not notice, and it comes after them by itself. */
class ParkedTablesIT extends OnTopicAndLake {
    private static final TableSchema OTHER = schema("other", List.of("id"), new Column("id", INT, false));

    @AfterEach
    void stopWatching() {
        WatchedFileSystem.stopWatching();
    }

    @Test
    void aBrokenTableIsParkedAndCatchesUpWhenItIsMended() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER, 2, row("id:2", "name:b"))
                .insert(OTHER, 3, row("id:1"))
                .insert(LINE, 4, row("n:1"))
                .commit();
        runToTheEnd();
        BrokenFile user = new BrokenFile(work.resolve("lake/d/user/.hoodie/hoodie.properties"));

        // When: changes of rows and columns come while it is broken, over a restart of the writer.
        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .update(USER, 10, row("id:1", "name:a"), row("id:1", "name:a2"))
                    .insert(OTHER, 11, row("id:2"))
                    .insert(LINE, 12, row("n:1"))
                    .commit();
            stream.processAllAvailable();
            assertThat(parked()).containsExactly("user FAILED");
            assertThat(countersOfTheLastRun()).containsEntry("d.user.parked", 1L);

            feed.begin()
                    .adding(USER_WITH_AGE, 20, "age")
                    .insert(USER_WITH_AGE, 21, row("id:3", "age:18", "name:c"))
                    .delete(USER_WITH_AGE, 22, row("id:2", "name:b"))
                    .insert(USER_WITH_AGE, 23, row("id:'no number'", "age:1", "name:bad"))
                    .insert(OTHER, 24, row("id:3"))
                    .commit();
            stream.processAllAvailable();
            assertThat(rows("d/other")).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(3));
        });
        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .insert(USER_WITH_AGE, 30, row("id:4", "age:19", "name:d"))
                    .delete(OTHER, 31, row("id:1"))
                    .insert(LINE, 32, row("n:2"))
                    .commit();
            stream.processAllAvailable();
            assertThat(rows("d/other")).containsExactlyInAnyOrder(List.of(2), List.of(3));
            assertThat(rows("d/line")).containsExactlyInAnyOrder(List.of(1), List.of(1), List.of(2));
            assertThat(parked()).containsExactly("user FAILED");

            user.mend();

            // Then
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).isEmpty());
            assertThat(read("d/user").columns()).containsExactly("id", "age", "name");
            assertThat(rows("d/user"))
                    .containsExactlyInAnyOrder(Arrays.asList(1, null, "a2"), List.of(3, 18, "c"), List.of(4, 19, "d"));
            assertThat(countersOfTheLastRun()).containsEntry("d.user.parked", 0L);
            assertThat(read("_lakeward/quarantine").count()).isEqualTo(1);

            feed.begin()
                    .update(USER_WITH_AGE, 40, row("id:3", "age:18", "name:c"), row("id:3", "age:20", "name:c"))
                    .commit();
            stream.processAllAvailable();
            assertThat(rows("d/user")).contains(List.of(3, 20, "c"));
        });
    }

    @Test
    void aTableThatStopsAtAStatementWaitsForOtherTableInfo() throws Exception {
        Path info = work.resolve("info.json");
        String stop = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"truncate\":\"stop\"}]}";
        Files.writeString(info, stop);
        tableInfo = "@" + info;
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(OTHER, 2, row("id:1"))
                .commit();
        runToTheEnd();

        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .statement(SchemaChangeKind.TRUNCATE, USER.table(), null, false, 10)
                    .insert(USER, 11, row("id:2", "name:b"))
                    .insert(OTHER, 12, row("id:2"))
                    .commit();
            stream.processAllAvailable();
            feed.begin()
                    .insert(USER, 20, row("id:3", "name:c"))
                    .insert(OTHER, 21, row("id:3"))
                    .commit();
            stream.processAllAvailable();
            assertThat(rows("d/other")).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(3));
            assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
            assertThat(parked()).containsExactly("user STOPPED");

            Files.writeString(info, stop.replace("stop", "follow"));

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).isEmpty());
            assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(2, "b"), List.of(3, "c"));
        });
    }

    @Test
    void aTableThatIsNotToBeConvertedKeepsNoJobFromStarting() throws Exception {
        Path info = work.resolve("info.json");
        String stop = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"conversion\":\"stop\"}]}";
        Files.writeString(info, stop);
        tableInfo = "@" + info;
        TableSchema texts = schema(
                "user",
                List.of("id"),
                new Column("id", INT, false),
                new Column("age", ColumnType.of("VARCHAR", 20), true),
                new Column("name", ColumnType.of("VARCHAR", 155), true));
        feed.begin().insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:a")).commit();
        runToTheEnd();
        feed.begin()
                .statement(SchemaChangeKind.ALTER, USER.table(), texts, true, 10)
                .read(texts, 12, 12, row("id:1", "age:old", "name:a"))
                .insert(OTHER, 13, row("id:1"))
                .commit();
        runToTheEnd();
        assertThat(parked()).containsExactly("user STOPPED");

        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin().insert(OTHER, 20, row("id:2")).commit();
            stream.processAllAvailable();
            assertThat(rows("d/other")).containsExactlyInAnyOrder(List.of(1), List.of(2));
            assertThat(parked()).containsExactly("user STOPPED");

            Files.writeString(info, stop.replace("stop", "follow"));
            await().atMost(Duration.ofMinutes(2)).until(() -> parked().isEmpty());
        });

        assertThat(rows("d/user")).containsExactly(List.of(1, "old", "a"));
    }

    @Test
    void aTableDoesNotGoBackWhileItsSourceIsSentElsewhere() throws Exception {
        Path info = work.resolve("info.json");
        Files.writeString(info, "{\"tableInfo\":[]}");
        tableInfo = "@" + info;
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(OTHER, 1, row("id:1"))
                .commit();
        runToTheEnd();
        BrokenFile user = new BrokenFile(work.resolve("lake/d/user/.hoodie/hoodie.properties"));

        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin().insert(USER, 2, row("id:2", "name:b")).commit();
            stream.processAllAvailable();
            assertThat(parked()).containsExactly("user FAILED");
            Files.writeString(
                    info, "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"target\":\"d.people\"}]}");
            user.mend();
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(read("_lakeward/parked")
                            .select("reason")
                            .collectAsList()
                            .toString())
                    .contains("Table info sends d.user to d.people now"));

            Files.writeString(info, "{\"tableInfo\":[] }");
            await().atMost(Duration.ofMinutes(2)).until(() -> parked().isEmpty());
        });

        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "a"), List.of(2, "b"));
    }

    @Test
    void aTableWhoseFirstCommitFailsBecomesWhatTableInfoSays() throws Exception {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"user","partition":"name",
                               "hudi":{"hoodie.bucket.index.num.buckets":"3"}}]}""";
        WatchedFileSystem.watch(new Place(Step.BEFORE_FILE, ".*/lake/d/user/[.]hoodie/\\d+[.]commit"), () -> {
            throw new IllegalStateException("broken, for a test");
        });
        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .insert(USER, 1, row("id:1", "name:a"))
                    .insert(OTHER, 2, row("id:1"))
                    .commit();
            stream.processAllAvailable();
            assertThat(parked()).containsExactly("user FAILED");
        });

        WatchedFileSystem.stopWatching();
        whileRunning("checkpoint", Map.of(), stream -> {
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).isEmpty());
            feed.begin()
                    .update(USER, 10, row("id:1", "name:a"), row("id:1", "name:b"))
                    .commit();
            stream.processAllAvailable();
        });

        assertThat(read("d/user").select("id", "name", "lake_partition").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[1,b,b]");
        assertThat(rows("d/other")).containsExactly(List.of(1));
    }
}
