// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.table.Compaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of a partitioned table that move between its partitions. */
class PartitionsIT extends OnTopicAndLake {
    private static final ColumnType TEXT = ColumnType.of("VARCHAR", 50);
    private static final TableSchema EVENT = schema(
            "event",
            List.of("id"),
            new Column("id", INT, false),
            new Column("name", TEXT, true),
            new Column("create_time", ColumnType.of("DATETIME"), true));

    @Test
    void aRowThatMovesToAnotherPartitionLeavesNoGhost() throws Exception {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"event","recordKey":"id","precombineKey":"modify_time",
                "partitionTimeColumn":"create_time","hudiPartitionField":"year_month",
                "hudi":{"hoodie.bucket.index.num.buckets":"1"}}]}""";
        moveRows("d/event");

        // Then: also by partition.
        assertThat(values(readWithMeta("d/event").select("id", "_hoodie_partition_path")))
                .containsExactlyInAnyOrder(
                        List.of(1, "year_month=202602"),
                        List.of(2, "year_month=202601"),
                        List.of(3, "year_month=202603"),
                        List.of(5, "year_month=202601"),
                        List.of(6, "year_month=202603"),
                        List.of(70, "year_month=202602"),
                        List.of(8, "year_month=__default__"));
        assertThat(values(read("d/event").where("year_month = '202601'").select("id")))
                .containsExactlyInAnyOrder(List.of(2), List.of(5));

        // When: the checkpoint is lost, one batch has changes that the table has already and later ones of the same
        // rows.
        feed.begin()
                .update(EVENT, 40, event(6, "later", 3), event(6, "first again", 1))
                .update(EVENT, 41, row("id:8", "name:undated"), event(8, "dated", 2))
                .update(EVENT, 42, event(8, "dated", 2), row("id:8", "name:undated again"))
                .commit();
        runToTheEnd("another-checkpoint");

        assertThat(values(read("d/event").where("id in (6, 8)").select("id", "name", "year_month")))
                .containsExactlyInAnyOrder(
                        List.of(6, "first again", "202601"), List.of(8, "undated again", "__default__"));
        assertThat(read("d/event").count()).isEqualTo(7);
    }

    @Test
    void mergeOnReadHoldsTheSameRows() throws Exception {
        compaction = new Compaction(true, 2);
        tableInfo =
                """
                {"defaults":{"tableType":"MOR","hudi":{"hoodie.bucket.index.num.buckets":1}},"tableInfo":[
                {"database":"d","table":"*","partition":{"column":"create_time","pattern":"yyyyMM","field":"year_month"}}]}""";
        moveRows("d/event");

        try (var files = Files.list(work.resolve("lake/d/event/.hoodie"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.endsWith(".deltacommit"))
                    .anyMatch(name -> name.endsWith(".compaction.requested"));
        }
    }

    /** Moves rows between January, February and March 2026 and no month, within a batch and across batches. */
    private void moveRows(String table) throws Exception {
        feed.begin();
        for (int id : new int[] {1, 2, 3, 4, 7}) {
            feed.insert(EVENT, id, event(id, "a", 1));
        }
        feed.insert(EVENT, 8, row("id:5", "name:a")).commit();
        runToTheEnd();
        feed.begin()
                .update(EVENT, 10, event(1, "a", 1), event(1, "moved", 2))
                .update(EVENT, 11, event(2, "a", 1), event(2, "away", 2))
                .update(EVENT, 12, event(2, "away", 2), event(2, "and back", 1))
                .update(EVENT, 13, event(3, "a", 1), event(3, "b", 2))
                .update(EVENT, 14, event(3, "b", 2), event(3, "twice", 3))
                .delete(EVENT, 15, event(4, "a", 1))
                .update(EVENT, 16, row("id:5", "name:a"), event(5, "dated", 1))
                .insert(EVENT, 17, event(6, "a", 1))
                .delete(EVENT, 18, event(6, "a", 1))
                .insert(EVENT, 19, event(6, "anew", 2))
                .delete(EVENT, 20, event(7, "a", 1))
                .insert(EVENT, 21, event(70, "new key", 2))
                .insert(EVENT, 22, event(8, "a", 1))
                .commit();
        runToTheEnd();
        feed.begin()
                .update(EVENT, 30, event(6, "anew", 2), event(6, "later", 3))
                .update(EVENT, 31, event(8, "a", 1), row("id:8", "name:undated"))
                .commit();

        runToTheEnd();

        assertThat(values(read(table).selectExpr("id", "name", "month(create_time)", "year_month")))
                .containsExactlyInAnyOrder(
                        List.of(1, "moved", 2, "202602"),
                        List.of(2, "and back", 1, "202601"),
                        List.of(3, "twice", 3, "202603"),
                        List.of(5, "dated", 1, "202601"),
                        List.of(6, "later", 3, "202603"),
                        List.of(70, "new key", 2, "202602"),
                        Arrays.asList(8, "undated", null, "__default__"));
    }

    private static String event(int id, String name, int month) {
        return row("id:" + id, "name:" + name, "create_time:'2026-0" + month + "-15 10:00:00'");
    }
}
