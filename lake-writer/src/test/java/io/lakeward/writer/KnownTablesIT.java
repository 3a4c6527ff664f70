// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.EVENT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.event;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import io.lakeward.writer.table.TableType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The writer knows how it left a table, and sees when somebody else has changed it. */
class KnownTablesIT extends OnTopicAndLake {
    private static final Place FOLDER = new Place(Step.BEFORE_LISTING, ".*/d/user(/\\.hoodie)?");

    private int changes;

    @AfterEach
    void stopWatching() {
        WatchedFileSystem.stopWatching();
    }

    /** A day of commits is in these folders. */
    @ParameterizedTest
    @EnumSource
    void aCommitListsNoFolderThatGrows(TableType type) throws Exception {
        tableInfo = "{\"defaults\":{\"tableType\":\"" + type + "\"}}";
        AtomicInteger listings = new AtomicInteger();
        whileRunning("checkpoint", Map.of(), stream -> {
            change(stream, 1);
            change(stream, 2);
            WatchedFileSystem.watch(FOLDER, listings::incrementAndGet);
            change(stream, 1);
            change(stream, 2);
            WatchedFileSystem.stopWatching();
        });

        assertThat(listings).hasValue(0);
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "3"), List.of(2, "4"));
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherJobDeletesBetweenBatchesStaysDeleted(TableType type) throws Exception {
        tableInfo = "{\"defaults\":{\"tableType\":\"" + type + "\"}}";
        whileRunning("checkpoint", Map.of(), stream -> {
            for (int id = 1; id <= 9; id++) {
                change(stream, id);
            }
            new AnotherJob(home() + "lake/d/user").delete("id <= 4");
            for (int id = 5; id <= 8; id++) {
                change(stream, id);
            }
        });

        assertThat(rows("d/user"))
                .containsExactlyInAnyOrder(
                        List.of(5, "10"), List.of(6, "11"), List.of(7, "12"), List.of(8, "13"), List.of(9, "9"));
    }

    /** Its files are there until they are cleaned, and only the timeline says that they are not of the table any more. */
    @ParameterizedTest
    @EnumSource
    void aPartitionThatAnotherJobDropsStaysDropped(TableType type) throws Exception {
        tableInfo =
                """
                {"defaults":{"tableType":"%s"},"tableInfo":[
                {"database":"d","table":"event","partition":{"expression":"part","field":"p"}}]}"""
                        .formatted(type);
        whileRunning("checkpoint", Map.of(), stream -> {
            for (int id = 1; id <= 4; id++) {
                add(stream, id, id % 2 == 0 ? "x" : "y");
            }
            new AnotherJob(home() + "lake/d/event").dropPartition("p", "y");
            add(stream, 6, "x");
            for (int id = 7; id <= 9; id++) {
                add(stream, id, "y");
            }
        });

        assertThat(rows("d/event"))
                .containsExactlyInAnyOrder(
                        List.of(2, "a", "x", "x"),
                        List.of(4, "a", "x", "x"),
                        List.of(6, "a", "x", "x"),
                        List.of(7, "a", "y", "y"),
                        List.of(8, "a", "y", "y"),
                        List.of(9, "a", "y", "y"));
    }

    private void add(StreamingQuery stream, int id, String part) {
        feed.begin().insert(EVENT, id, event(id, "a", part)).commit();
        stream.processAllAvailable();
    }

    private void change(StreamingQuery stream, int id) {
        changes++;
        feed.begin().insert(USER, changes, row("id:" + id, "name:" + changes)).commit();
        stream.processAllAvailable();
    }
}
