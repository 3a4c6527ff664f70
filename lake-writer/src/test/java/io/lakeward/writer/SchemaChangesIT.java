// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.HybridClock;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that change rows without changes of rows. */
class SchemaChangesIT extends OnTopicAndLake {
    private static final TableId ID = USER.table();
    private static final Column NAME = new Column("name", ColumnType.of("VARCHAR", 155), true);
    private static final TableSchema LINE = schema("line", List.of(), NAME);

    @Test
    void truncate() throws Exception {
        isTruncated();
    }

    @Test
    void truncateOfAMergeOnReadTable() throws Exception {
        tableInfo = "{\"defaults\":{\"tableType\":\"MOR\"},\"tableInfo\":[]}";
        isTruncated();
    }

    private void isTruncated() throws Exception {
        feed.begin().insert(USER, 1, user(1)).insert(USER, 2, user(2)).commit();
        runToTheEnd();

        feed.begin()
                .insert(USER, 5, user(3))
                .statement(SchemaChangeKind.TRUNCATE, ID, null, false, 10)
                .insert(USER, 12, user(4))
                .commit();
        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(4, "n4"));
    }

    @Test
    void aRowFromBeforeThatComesLateCountsNoMore() throws Exception {
        feed.begin().insert(USER, 1, user(1)).commit();
        runToTheEnd();
        feed.begin()
                .statement(0, SchemaChangeKind.TRUNCATE, ID, null, false, 10)
                .commit();
        runToTheEnd();
        assertThat(rows("d/user")).isEmpty();

        // When: the other partition is read, with what came before the statement there.
        feed.begin()
                .insert(USER, 7, user(2))
                .statement(1, SchemaChangeKind.TRUNCATE, ID, null, false, 10)
                .insert(USER, 11, user(3))
                .commit();
        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(3, "n3"));
    }

    @Test
    void aTruncateBeforeTheTableIsInTheLakeCounts() throws Exception {
        feed.begin()
                .statement(0, SchemaChangeKind.TRUNCATE, ID, null, false, 10)
                .commit();
        runToTheEnd();

        feed.begin().insert(USER, 7, user(2)).commit();
        runToTheEnd();
        assertThat(work.resolve("lake/d/user")).doesNotExist();

        feed.begin().insert(USER, 11, user(3)).commit();
        runToTheEnd();
        assertThat(rows("d/user")).containsExactly(List.of(3, "n3"));
    }

    @Test
    void softDeletesMarkWhatATruncateTakes() throws Exception {
        tableInfo = "{\"defaults\":{\"deletes\":\"soft\"},\"tableInfo\":[]}";
        feed.begin().insert(USER, 1, user(1)).insert(USER, 2, user(2)).commit();
        runToTheEnd();
        feed.begin()
                .delete(USER, 5, user(1))
                .statement(SchemaChangeKind.TRUNCATE, ID, null, false, 10)
                .insert(USER, 12, user(3))
                .commit();
        runToTheEnd();

        assertThat(values(readWithMeta("d/user").select("id", "name", "_lakeward_deleted")))
                .containsExactlyInAnyOrder(List.of(1, "n1", true), List.of(2, "n2", true), List.of(3, "n3", false));
    }

    @Test
    void ignoredByTableInfo() throws Exception {
        feed.begin().insert(USER, 1, user(1)).commit();
        runToTheEnd();
        feed.begin().statement(SchemaChangeKind.TRUNCATE, ID, null, false, 10).commit();
        tableInfo = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"truncate\":\"ignore\"}]}";
        runToTheEnd();
        assertThat(rows("d/user")).hasSize(1);
    }

    @Test
    void dropOfATableAndOfADatabase() throws Exception {
        TableSchema other = schema("other", List.of("id"), new Column("id", INT, false));
        feed.begin()
                .insert(USER, 1, user(1))
                .insert(other, 2, row("id:1"))
                .insert(LINE, 3, row("name:a"))
                .insert(other, 4, row("id:3"))
                .commit();
        runToTheEnd();

        feed.begin().statement(SchemaChangeKind.DROP, ID, null, false, 10).commit();
        runToTheEnd();
        assertThat(rows("d/user")).isEmpty();
        assertThat(rows("d/other")).hasSize(2);

        // When: the last commit of a table has no changes, and the job starts again.
        feed.begin()
                .tableRead(0, other.table(), 3, 15)
                .tableRead(1, other.table(), 3, 15)
                .commit();
        runToTheEnd();
        assertThat(rows("d/other")).containsExactly(List.of(3));

        feed.begin().dropDatabase("d", 20).insert(other, 21, row("id:2")).commit();
        runToTheEnd();
        assertThat(rows("d/line")).isEmpty();
        assertThat(rows("d/other")).containsExactly(List.of(2));
    }

    @Test
    void rowsThatAReadingDoesNotFindAreGoneWhenItsEndIsInAllPartitions() throws Exception {
        feed.begin()
                .insert(USER, 1, user(1))
                .insert(USER, 2, user(2))
                .insert(USER, 3, user(3))
                .commit();
        runToTheEnd();

        feed.begin()
                .read(USER, 20, 20, user(1))
                .insert(USER, 21, user(4))
                .tableRead(0, ID, 20, 30)
                .commit();
        runToTheEnd();
        assertThat(rows("d/user")).hasSize(4);

        feed.begin().read(USER, 22, 22, user(3)).tableRead(1, ID, 20, 30).commit();
        runToTheEnd();
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "n1"), List.of(3, "n3"), List.of(4, "n4"));

        // When: it is told again, as after a restart of the producer.
        long commits = commits("d/user");
        feed.begin().tableRead(0, ID, 20, 30).tableRead(1, ID, 20, 30).commit();
        runToTheEnd();
        assertThat(commits("d/user")).isEqualTo(commits);
    }

    @Test
    void aTableWithoutAKey() throws Exception {
        feed.begin()
                .insert(LINE, 1, row("name:a"))
                .insert(LINE, 2, row("name:a"))
                .insert(LINE, 3, row("name:b"))
                .commit();
        runToTheEnd();
        feed.begin()
                .insert(LINE, 5, row("name:c"))
                .statement(SchemaChangeKind.TRUNCATE, LINE.table(), null, false, 10)
                .insert(LINE, 12, row("name:a"))
                .commit();
        runToTheEnd();
        assertThat(rows("d/line")).containsExactly(List.of("a"));

        feed.begin()
                .read(LINE, HybridClock.at(20), 19, row("name:b"))
                .read(LINE, HybridClock.at(21), 19, row("name:b"))
                .tableRead(0, LINE.table(), HybridClock.at(20), HybridClock.at(22))
                .tableRead(1, LINE.table(), HybridClock.at(20), HybridClock.at(22))
                .commit();
        runToTheEnd();
        assertThat(rows("d/line")).containsExactly(List.of("b"), List.of("b"));
    }

    @Test
    void oneOfSeveralTablesInOne() throws Exception {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"/user(_[0-9])?/","target":"d.users","shardColumn":"shard"}]}""";
        TableSchema other = new TableSchema(new TableId("d", "user_1"), USER.columns(), USER.key());
        feed.begin().insert(USER, 1, user(1)).insert(other, 2, user(1)).commit();
        runToTheEnd();

        feed.begin().statement(SchemaChangeKind.TRUNCATE, ID, null, false, 10).commit();
        runToTheEnd();

        assertThat(rows("d/users")).containsExactly(List.of(1, "n1", "d.user_1"));
    }

    private static String user(int id) {
        return row("id:" + id, "name:n" + id);
    }
}
