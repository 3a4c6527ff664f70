// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.Column;
import io.lakeward.event.HybridClock;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A parked table whose records Kafka has no more. */
class ExpiredTablesIT extends OnTopicAndLake {
    private static final TableSchema OTHER = schema("other", List.of("id"), new Column("id", INT, false));

    @Test
    void aTableWhoseRecordsAreGoneWaitsUntilItIsReadAgain() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER, 2, row("id:2", "name:b"))
                .insert(OTHER, 3, row("id:1"))
                .commit();
        runToTheEnd();
        BrokenFile user = new BrokenFile(work.resolve("lake/d/user/.hoodie/hoodie.properties"));

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
        BrokenFile users = new BrokenFile(work.resolve("lake/d/users/.hoodie/hoodie.properties"));

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
        });
        Files.move(work.resolve("lake/d/users"), work.resolve("away"));

        whileRunning("checkpoint", Map.of(), stream -> {
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked()).isEmpty());
            assertThat(rows("d/users")).containsExactly(List.of(1, "b", "d.user_1"));
            feed.begin()
                    .insert(USER, HybridClock.at(System.currentTimeMillis() + 5000), row("id:2", "name:c"))
                    .commit();
            stream.processAllAvailable();
            assertThat(rows("d/users"))
                    .containsExactlyInAnyOrder(List.of(1, "b", "d.user_1"), List.of(2, "c", "d.user"));
        });
    }
}
