// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.USER_WITH_AGE;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.Column;
import io.lakeward.event.HybridClock;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import java.io.IOException;
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
    private static final TableSchema LINE = schema("line", List.of(), new Column("n", INT, true));

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
        Broken user = new Broken(work.resolve("lake/d/user/.hoodie/hoodie.properties"));

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
    void aTableWhoseRecordsAreGoneWaitsUntilItIsReadAgain() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER, 2, row("id:2", "name:b"))
                .insert(OTHER, 3, row("id:1"))
                .commit();
        runToTheEnd();
        Broken user = new Broken(work.resolve("lake/d/user/.hoodie/hoodie.properties"));

        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin()
                    .update(USER, 10, row("id:1", "name:a"), row("id:1", "name:a2"))
                    .delete(USER, 11, row("id:2", "name:b"))
                    .commit();
            stream.processAllAvailable();
            assertThat(parked()).containsExactly("user FAILED");
            expire(Map.of(0, -1L, 1, -1L));
            user.mend();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).containsExactly("user EXPIRED"));

            // When: the table is read again, while its rows change.
            long now = HybridClock.at(System.currentTimeMillis() + 1000);
            feed.begin()
                    .insert(OTHER, 12, row("id:2"))
                    .read(USER, now + 1, 1, row("id:1", "name:a2"))
                    .insert(USER, now + 2, row("id:3", "name:c"))
                    .tableRead(0, USER.table(), now, now + 3)
                    .tableRead(1, USER.table(), now, now + 4)
                    .commit();
            stream.processAllAvailable();

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).isEmpty());
            assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "a2"), List.of(3, "c"));
            assertThat(rows("d/other")).containsExactlyInAnyOrder(List.of(1), List.of(2));
        });
    }

    @Test
    void aTableOfSeveralWhoseRecordsAreGoneIsMadeAnew() throws Exception {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"/user(_[0-9])?/","target":"d.users","shardColumn":"shard"}]}""";
        TableSchema second = new TableSchema(new TableId("d", "user_1"), USER.columns(), USER.key());
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(second, 2, row("id:1", "name:b"))
                .insert(OTHER, 3, row("id:1"))
                .commit();
        runToTheEnd();
        Broken users = new Broken(work.resolve("lake/d/users/.hoodie/hoodie.properties"));

        whileRunning("checkpoint", Map.of(), stream -> {
            feed.begin().delete(USER, 10, row("id:1", "name:a")).commit();
            stream.processAllAvailable();
            assertThat(parked()).containsExactly("users FAILED");
            expire(Map.of(0, -1L, 1, -1L));
            users.mend();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).containsExactly("users EXPIRED"));

            // When: one of its tables is read again, and the folder is moved away.
            long now = HybridClock.at(System.currentTimeMillis() + 1000);
            feed.begin()
                    .read(second, now + 1, 2, row("id:1", "name:b"))
                    .tableRead(0, second.table(), now, now + 3)
                    .tableRead(1, second.table(), now, now + 4)
                    .insert(OTHER, 12, row("id:2"))
                    .commit();
            stream.processAllAvailable();
            assertThat(parked()).containsExactly("users EXPIRED");
            Files.move(work.resolve("lake/d/users"), work.resolve("away"));

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).isEmpty());
            assertThat(rows("d/users")).containsExactly(List.of(1, "b", "d.user_1"));
            feed.begin().read(USER, now + 10, 20, row("id:2", "name:c")).commit();
            stream.processAllAvailable();
            assertThat(rows("d/users"))
                    .containsExactlyInAnyOrder(List.of(1, "b", "d.user_1"), List.of(2, "c", "d.user"));
        });
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

    /** A file that is damaged, and can be mended. */
    private static final class Broken {
        private final Path file;
        private final byte[] whole;

        Broken(Path file) throws IOException {
            this.file = file;
            this.whole = Files.readAllBytes(file);
            Files.writeString(file, "damaged");
            // Hadoop's own file beside it would say that it is not whole.
            Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
        }

        void mend() throws IOException {
            Files.write(file, whole);
        }
    }
}
