// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.USER_WITH_AGE;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import io.lakeward.writer.table.StopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that go, or come again as others: the lake's table is written anew. */
class ColumnsAgainIT extends OnTopicAndLake {
    private static final TableId ID = USER.table();
    private static final TableSchema USER_WITH_TEXT_AGE = schema(
            "user",
            List.of("id"),
            new Column("id", INT, false),
            new Column("age", ColumnType.of("VARCHAR", 20), true),
            new Column("name", ColumnType.of("VARCHAR", 155), true));

    @AfterEach
    void stopWatching() {
        WatchedFileSystem.stopWatching();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COW", "MOR"})
    void aColumnThatComesAgainWithAnotherTypeIsEmpty(String type) throws Exception {
        tableInfo = "{\"defaults\":{\"tableType\":\"" + type + "\"},\"tableInfo\":[]}";
        dropAge();

        addTextAge();
        runToTheEnd();
        assertComeAgain();
        assertThat(work.resolve("lake/_lakeward/retired/d/user.20/.hoodie")).exists();

        // When: a row comes late, and then everything is read again without a checkpoint.
        feed.begin().insert(USER_WITH_AGE, 9, row("id:7", "age:70", "name:n7")).commit();
        runToTheEnd();
        runToTheEnd("another-checkpoint");

        assertThat(rows("d/user")).hasSize(5).contains(Arrays.asList(7, null, "n7"), List.of(2, "old", "n2"));
    }

    @Test
    void allInOneBatch() throws Exception {
        feed.begin()
                .insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:n1"))
                .insert(USER_WITH_AGE, 2, row("id:2", "age:20", "name:n2"))
                .statement(SchemaChangeKind.ALTER, ID, USER, false, 10)
                .insert(USER, 11, row("id:3", "name:n3"))
                .commit();
        addTextAge();
        runToTheEnd();

        assertComeAgain();
    }

    static Stream<Place> deaths() {
        return Stream.of(
                new Place(Step.AFTER_FILE, ".*/_lakeward/anew/d/user[.]20/[.]hoodie/\\d+[.]commit"),
                new Place(Step.AFTER_FILE, ".*/_lakeward/moves/d/user"),
                new Place(Step.AFTER_FILE, ".*/_lakeward/retired/d/user[.]20"),
                new Place(Step.AFTER_FILE, ".*/lake/d/user"));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aWriterThatDiesMeanwhileIsFollowedByOneThatEndsIt(Place death) throws Exception {
        dropAge();
        addTextAge();
        WatchedFileSystem.watch(death, () -> {
            throw new StopException("killed, for a test");
        });
        assertThatThrownBy(this::runToTheEnd).hasStackTraceContaining("killed, for a test");
        WatchedFileSystem.stopWatching();

        runToTheEnd();

        assertComeAgain();
        try (Stream<Path> left = Files.list(work.resolve("lake/_lakeward/anew/d"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aTableThatCannotBeWrittenAnewIsParkedUntilItCan() throws Exception {
        dropAge();
        addTextAge();
        WatchedFileSystem.watch(
                new Place(Step.AFTER_FILE, ".*/_lakeward/anew/d/user[.]20/[.]hoodie/\\d+[.]commit"), () -> {
                    throw new IllegalStateException("broken, for a test");
                });

        whileRunning("checkpoint", Map.of(), stream -> {
            stream.processAllAvailable();
            assertThat(parked()).containsExactly("user FAILED");
            WatchedFileSystem.stopWatching();
            await().atMost(Duration.ofMinutes(2)).until(() -> parked().isEmpty());
        });

        assertComeAgain();
        assertThat(work.resolve("lake/_lakeward/anew/d")).isEmptyDirectory();
    }

    @Test
    void aDroppedColumnGoesWhereTableInfoSaysSo() throws Exception {
        tableInfo = "{\"defaults\":{\"dropColumn\":\"drop\"},\"tableInfo\":[]}";
        dropAge();
        assertThat(read("d/user").columns()).containsExactly("id", "name");
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "n1"), List.of(2, "n2"), List.of(3, "n3"));

        feed.begin().insert(USER_WITH_AGE, 9, row("id:7", "age:70", "name:n7")).commit();
        runToTheEnd();
        assertThat(rows("d/user")).hasSize(4).contains(List.of(7, "n7"));

        addTextAge();
        runToTheEnd();
        assertThat(rows("d/user")).contains(List.of(2, "old", "n2"), Arrays.asList(7, null, "n7"));
    }

    @Test
    void aTableThatIsDroppedAndCreatedWithOtherTypesIsMadeAnew() throws Exception {
        feed.begin().insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:n1")).commit();
        runToTheEnd();

        feed.begin()
                .statement(SchemaChangeKind.DROP, ID, null, false, 10)
                .statement(SchemaChangeKind.CREATE, ID, USER_WITH_TEXT_AGE, false, 20)
                .insert(USER_WITH_TEXT_AGE, 21, row("id:2", "age:old", "name:n2"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(2, "old", "n2"));
    }

    @Test
    void aTypeThatIsConvertedThereAndBackInOneBatch() throws Exception {
        feed.begin()
                .insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:n1"))
                .statement(SchemaChangeKind.ALTER, ID, USER_WITH_TEXT_AGE, true, 10)
                .read(USER_WITH_TEXT_AGE, 12, 12, row("id:1", "age:'18'", "name:n1"))
                .statement(SchemaChangeKind.ALTER, ID, USER_WITH_AGE, true, 20)
                .read(USER_WITH_AGE, 22, 22, row("id:1", "age:18", "name:n1"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(1, 18, "n1"));
    }

    @Test
    void severalTablesInOneAreConvertedOneAfterTheOther() throws Exception {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"/user(_[0-9])?/","target":"d.users","shardColumn":"shard"}]}""";
        TableId other = new TableId("d", "user_1");
        TableSchema before = new TableSchema(other, USER_WITH_AGE.columns(), USER.key());
        TableSchema after = new TableSchema(other, USER_WITH_TEXT_AGE.columns(), USER.key());
        feed.begin()
                .insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:n1"))
                .insert(before, 2, row("id:1", "age:19", "name:n2"))
                .commit();
        runToTheEnd();

        feed.begin()
                .statement(SchemaChangeKind.ALTER, ID, USER_WITH_TEXT_AGE, true, 10)
                .read(USER_WITH_TEXT_AGE, 12, 12, row("id:1", "age:'18'", "name:n1"))
                .insert(before, 13, row("id:2", "age:20", "name:n3"))
                .commit();
        runToTheEnd();
        assertThat(rows("d/users"))
                .containsExactlyInAnyOrder(
                        List.of(1, "18", "n1", "d.user"),
                        Arrays.asList(1, null, "n2", "d.user_1"),
                        Arrays.asList(2, null, "n3", "d.user_1"));

        feed.begin()
                .insert(before, 15, row("id:3", "age:21", "name:n4"))
                .statement(SchemaChangeKind.ALTER, other, after, true, 20)
                .read(after, 22, 22, row("id:1", "age:'19'", "name:n2"))
                .read(after, 22, 22, row("id:2", "age:'20'", "name:n3"))
                .read(after, 22, 22, row("id:3", "age:'21'", "name:n4"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/users"))
                .containsExactlyInAnyOrder(
                        List.of(1, "18", "n1", "d.user"),
                        List.of(1, "19", "n2", "d.user_1"),
                        List.of(2, "20", "n3", "d.user_1"),
                        List.of(3, "21", "n4", "d.user_1"));
    }

    private void dropAge() throws Exception {
        feed.begin()
                .insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:n1"))
                .insert(USER_WITH_AGE, 2, row("id:2", "age:20", "name:n2"))
                .commit();
        runToTheEnd();
        feed.begin()
                .statement(SchemaChangeKind.ALTER, ID, USER, false, 10)
                .insert(USER, 11, row("id:3", "name:n3"))
                .commit();
        runToTheEnd();
    }

    private void addTextAge() {
        feed.begin()
                .insert(USER, 15, row("id:4", "name:n4"))
                .adding(USER_WITH_TEXT_AGE, 20, "age")
                .update(USER_WITH_TEXT_AGE, 21, row("id:2", "name:n2"), row("id:2", "age:old", "name:n2"))
                .commit();
    }

    private void assertComeAgain() {
        assertThat(read("d/user").columns()).containsExactly("id", "age", "name");
        assertThat(rows("d/user"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(1, null, "n1"),
                        List.of(2, "old", "n2"),
                        Arrays.asList(3, null, "n3"),
                        Arrays.asList(4, null, "n4"));
    }
}
