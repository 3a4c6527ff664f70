// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.USER_WITH_AGE;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The writer alone: records on a real topic in, rows of real Hudi tables out. */
class LakeWriterIT extends OnTopicAndLake {
    @Test
    void rowsFollowTheirChanges() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER, 2, row("id:2", "name:b"))
                .insert(USER, 3, row("id:3", "name:c"))
                .commit();
        runToTheEnd();
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "a"), List.of(2, "b"), List.of(3, "c"));

        feed.begin()
                .update(USER, 4, row("id:1", "name:a"), row("id:1", "name:a1"))
                .update(USER, 5, row("id:1", "name:a1"), row("id:1", "name:a2"))
                .delete(USER, 6, row("id:2", "name:b"))
                .delete(USER, 7, row("id:3", "name:c"))
                .insert(USER, 8, row("id:30", "name:c"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "a2"), List.of(30, "c"));
    }

    @Test
    void anOlderChangeNeverWinsOverANewerRow() throws Exception {
        feed.begin()
                .insert(USER, 10, row("id:1", "name:new"))
                .insert(USER, 11, row("id:2", "name:new"))
                .commit();
        runToTheEnd();

        feed.begin()
                .insert(USER, 5, row("id:1", "name:old"))
                .delete(USER, 6, row("id:2", "name:old"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "new"), List.of(2, "new"));
    }

    @Test
    void withoutACheckpointTheJobGoesOnWhereTheLakeIs() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER, 2, row("id:2", "name:x"))
                .commit();
        runToTheEnd();
        feed.begin()
                .update(USER, 3, row("id:1", "name:a"), row("id:1", "name:b"))
                .delete(USER, 4, row("id:2", "name:x"))
                .commit();
        runToTheEnd();
        long commits = commits("d/user");

        runToTheEnd("another-checkpoint");

        assertThat(rows("d/user")).containsExactly(List.of(1, "b"));
        assertThat(commits("d/user")).as("commits after the repeated batch").isEqualTo(commits);

        feed.begin().insert(USER, 5, row("id:3", "name:c")).commit();
        runToTheEnd("another-checkpoint");
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "b"), List.of(3, "c"));
    }

    @Test
    void anAbortedTransactionIsNotSeen() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:aborted")).abort();
        feed.begin().insert(USER, 2, row("id:2", "name:committed")).commit();

        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(2, "committed"));
    }

    @Test
    void anAddedColumnAppearsAtItsPlace() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
        runToTheEnd();

        feed.begin()
                .schemaChange(USER_WITH_AGE, "alter table user add column age int after id", 2)
                .insert(USER_WITH_AGE, 3, row("id:2", "age:18", "name:b"))
                .commit();
        runToTheEnd();

        assertThat(read("d/user").columns()).containsExactly("id", "age", "name");
        assertThat(rows("d/user")).containsExactlyInAnyOrder(Arrays.asList(1, null, "a"), List.of(2, 18, "b"));
    }

    @Test
    void aLateRowOfTheOldSchemaFitsTheNewTable() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER_WITH_AGE, 3, row("id:2", "age:18", "name:b"))
                .commit();
        runToTheEnd();

        feed.begin().insert(USER, 2, row("id:3", "name:late")).commit();
        runToTheEnd();

        assertThat(rows("d/user"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(1, null, "a"), List.of(2, 18, "b"), Arrays.asList(3, null, "late"));
    }

    @Test
    void aBadRecordGoesToQuarantineAndTheOthersGoOn() throws Exception {
        feed.begin()
                .raw("{}")
                .insert(USER, 1, row("id:1", "name:good"))
                .insert(USER, 2, row("id:'not a number'", "name:bad"))
                .commit();

        runToTheEnd();
        runToTheEnd("another-checkpoint");

        assertThat(rows("d/user")).containsExactly(List.of(1, "good"));
        assertThat(read("_lakeward/quarantine")
                        .selectExpr("source_table", "error", "cast(record_value as string)")
                        .collectAsList())
                .extracting(Row::toString)
                .hasSize(2)
                .contains("[null,A record must have the header lakeward.schema, or be a change as Debezium, Canal or"
                        + " Maxwell writes it as JSON,{}]")
                .anyMatch(
                        bad -> bad.startsWith("[d.user,The value of column id must be of type \"int\", but is not,{"));
    }
}
