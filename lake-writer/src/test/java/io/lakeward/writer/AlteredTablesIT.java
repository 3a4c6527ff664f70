// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.USER_WITH_AGE;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that leave a table with other columns. */
class AlteredTablesIT extends OnTopicAndLake {
    private static final TableId ID = USER.table();
    private static final Column NAME = new Column("name", ColumnType.of("VARCHAR", 155), true);
    private static final TableSchema USER_BY_TEXT =
            schema("user", List.of("id"), new Column("id", ColumnType.of("VARCHAR", 20), false), NAME);
    private static final TableSchema USER_BY_NAME = schema(
            "user",
            List.of("name"),
            new Column("id", INT, false),
            new Column("name", ColumnType.of("VARCHAR", 155), false));

    @Test
    void aColumnThatIsAddedIsThereBeforeAnyRowHasIt() throws Exception {
        feed.begin().insert(USER, 1, user(1)).commit();
        runToTheEnd();
        long commits = commits("d/user");

        feed.begin().adding(USER_WITH_AGE, 10, "age").commit();
        runToTheEnd();

        assertThat(read("d/user").columns()).containsExactly("id", "age", "name");
        assertThat(rows("d/user")).containsExactly(Arrays.asList(1, null, "n1"));
        assertThat(commits("d/user")).isEqualTo(commits + 1);
    }

    @Test
    void aColumnThatIsDroppedAndAddedAgainIsEmpty() throws Exception {
        // Given: a column with values, which is dropped.
        feed.begin()
                .insert(USER_WITH_AGE, 1, row("id:1", "age:18", "name:n1"))
                .insert(USER_WITH_AGE, 2, row("id:2", "age:20", "name:n2"))
                .commit();
        runToTheEnd();
        feed.begin()
                .statement(SchemaChangeKind.ALTER, ID, USER, false, 10)
                .insert(USER, 11, user(3))
                .commit();
        runToTheEnd();
        assertThat(rows("d/user")).contains(List.of(1, 18, "n1"), Arrays.asList(3, null, "n3"));

        // When
        feed.begin()
                .adding(USER_WITH_AGE, 20, "age")
                .update(USER_WITH_AGE, 21, row("id:2", "name:n2"), row("id:2", "age:21", "name:n2"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/user"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(1, null, "n1"), List.of(2, 21, "n2"), Arrays.asList(3, null, "n3"));
    }

    @Test
    void aTypeThatCannotHoldTheOldValuesMakesTheTableAnew() throws Exception {
        converts(USER_BY_TEXT, row("id:'x7'", "name:n1"), List.of("x7", "n1"), false);
    }

    @Test
    void anotherKeyMakesTheTableAnew() throws Exception {
        converts(USER_BY_NAME, user(1), List.of(1, "n1"), true);
    }

    @Test
    void aKeyIsGainedAndLostInTheMiddleOfABatch() throws Exception {
        TableSchema bag = new TableSchema(ID, USER.columns(), List.of());
        feed.begin().insert(bag, 1, user(1)).commit();
        runToTheEnd();

        feed.begin()
                .insert(bag, 5, user(2))
                .statement(SchemaChangeKind.ALTER, ID, USER, true, 10)
                .read(USER, 12, 12, user(1))
                .read(USER, 12, 12, user(2))
                .insert(USER, 13, user(3))
                .tableRead(0, ID, 11, 14)
                .tableRead(1, ID, 11, 14)
                .commit();
        runToTheEnd();
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "n1"), List.of(2, "n2"), List.of(3, "n3"));

        feed.begin()
                .delete(USER, 15, user(1))
                .statement(SchemaChangeKind.ALTER, ID, bag, true, 20)
                .read(bag, 22, 22, user(2))
                .read(bag, 22, 22, user(3))
                .insert(bag, 23, user(3))
                .tableRead(0, ID, 21, 24)
                .tableRead(1, ID, 21, 24)
                .commit();
        runToTheEnd();
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(2, "n2"), List.of(3, "n3"), List.of(3, "n3"));
    }

    private void converts(TableSchema after, String reread, List<Object> expected, boolean hasTableInfo)
            throws Exception {
        feed.begin().insert(USER, 1, user(1)).insert(USER, 2, user(2)).commit();
        runToTheEnd();
        if (hasTableInfo) {
            tableInfo = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"deletes\":\"hard\"}]}";
        }
        feed.begin()
                .insert(USER, 5, user(3))
                .statement(SchemaChangeKind.ALTER, ID, after, true, 10)
                .read(after, 12, 12, reread)
                .tableRead(0, ID, 11, 20)
                .tableRead(1, ID, 11, 20)
                .commit();
        runToTheEnd();
        assertThat(rows("d/user")).containsExactly(expected);

        // When: an older row comes late, and everything is read again without a checkpoint.
        feed.begin().insert(USER, 6, user(4)).commit();
        runToTheEnd();
        runToTheEnd("another-checkpoint");

        assertThat(rows("d/user")).containsExactly(expected);
        assertThat(work.resolve("lake/_lakeward/retired/d/user.10/.hoodie")).exists();
    }

    private static String user(int id) {
        return row("id:" + id, "name:n" + id);
    }
}
