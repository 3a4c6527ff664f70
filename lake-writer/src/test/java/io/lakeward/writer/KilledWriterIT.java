// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.EVENT;
import static io.lakeward.writer.Tables.LINE;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.event;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import io.lakeward.writer.table.Compaction;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A writer that is killed at any step of a batch is followed by one that makes the lake equal the source. */
class KilledWriterIT extends OnTopicAndLake {
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<List<Object>> EVENTS_BEFORE_THE_END =
            List.of(List.of(1, "b", "y", "y"), List.of(3, "a", "x", "x"), List.of(4, "a", "y", "y"));

    private static final Map<String, String> CLEANED = Map.of(
            "hoodie.clean.policy", "KEEP_LATEST_COMMITS",
            "hoodie.clean.commits.retained", "1");
    private static final Map<String, String> ARCHIVED = Map.of(
            "hoodie.clean.policy", "KEEP_LATEST_COMMITS",
            "hoodie.clean.commits.retained", "1",
            "hoodie.keep.min.commits", "2",
            "hoodie.keep.max.commits", "3");

    /**
     * @param hudiOptions also of the writers before and after
     * @param commitsBefore of the table of users
     * @param deaths of one writer after the other
     */
    private record Kill(Map<String, String> hudiOptions, int commitsBefore, List<Place> deaths) {}

    static Stream<Named<Kill>> kills() {
        return Stream.of(
                kill("the first data file is there", Step.AFTER_FILE, ".*/d/user/[^/]+\\.parquet"),
                kill("a commit of logs is incomplete", Step.BEFORE_FILE, ".*/d/event/.hoodie/\\d+\\.deltacommit"),
                kill("one table is committed", Step.AFTER_FILE, ".*/d/[a-z]+/.hoodie/\\d+\\.(delta)?commit"),
                kill("all is committed, not the checkpoint", Step.BEFORE_FILE, ".*/checkpoint/commits/\\d+"),
                Named.of(
                        "a commit is incomplete, then while that is rolled back",
                        new Kill(
                                Map.of(),
                                1,
                                List.of(
                                        new Place(Step.BEFORE_FILE, ".*/d/user/.hoodie/\\d+\\.commit"),
                                        new Place(Step.AFTER_DELETION, ".*/d/user/[^/]+\\.parquet")))),
                kill("a compaction is incomplete", Step.BEFORE_FILE, ".*/d/event/.hoodie/\\d+\\.commit"),
                Named.of(
                        "a cleaning has deleted a file",
                        new Kill(CLEANED, 2, List.of(new Place(Step.AFTER_DELETION, ".*/d/user/[^/]+\\.parquet")))),
                Named.of(
                        "a file of the timeline is archived",
                        new Kill(
                                ARCHIVED,
                                3,
                                List.of(new Place(
                                        Step.AFTER_DELETION, ".*/d/user/.hoodie/\\d+\\.(commit|inflight)")))));
    }

    private static Named<Kill> kill(String when, Step step, String path) {
        return Named.of(when, new Kill(Map.of(), 1, List.of(new Place(step, path))));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void theNextOneEndsEqualToTheSource(Kill kill) throws Exception {
        tableInfo =
                """
                {"tableInfo":[{"database":"d","table":"event","tableType":"MOR",
                "partition":{"expression":"part","field":"p"}}]}""";
        compaction = new Compaction(true, 2);
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER, 2, row("id:2", "name:a"))
                .insert(USER, 3, row("id:3", "name:a"))
                .insert(LINE, 4, row("n:1"))
                .insert(LINE, 5, row("n:1"))
                .insert(LINE, 6, row("n:2"))
                .insert(EVENT, 7, event(1, "a", "x"))
                .insert(EVENT, 8, event(2, "a", "x"))
                .insert(EVENT, 9, event(3, "a", "x"))
                .commit();
        runToTheEnd("checkpoint", kill.hudiOptions);
        for (int commit = 1; commit < kill.commitsBefore; commit++) {
            feed.begin()
                    .update(USER, 9, row("id:1", "name:a"), row("id:1", "name:a"))
                    .commit();
            runToTheEnd("checkpoint", kill.hudiOptions);
        }

        // When
        feed.begin()
                .update(USER, 10, row("id:1", "name:a"), row("id:1", "name:b"))
                .delete(USER, 11, row("id:2", "name:a"))
                .delete(USER, 12, row("id:3", "name:a"))
                .insert(USER, 13, row("id:30", "name:a"))
                .delete(LINE, 14, row("n:1"))
                .insert(LINE, 15, row("n:2"))
                .insert(LINE, 16, row("n:3"))
                .update(EVENT, 17, event(1, "a", "x"), event(1, "b", "y"))
                .delete(EVENT, 18, event(2, "a", "x"))
                .insert(EVENT, 19, event(4, "a", "y"))
                .commit();
        for (Place death : kill.deaths) {
            WriterProcess.runToDeath(work.resolve("process"), death, arguments(kill.hudiOptions));
            // Else the next one waits for a sign of life.
            Files.delete(work.resolve("lake/_lakeward/writer"));
        }
        runToTheEnd("checkpoint", kill.hudiOptions);

        // Then
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "b"), List.of(30, "a"));
        assertThat(rows("d/line")).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(2), List.of(3));
        assertThat(rows("d/event")).containsExactlyInAnyOrderElementsOf(EVENTS_BEFORE_THE_END);

        // When: things go on.
        feed.begin()
                .insert(USER, 20, row("id:2", "name:c"))
                .update(USER, 21, row("id:30", "name:a"), row("id:30", "name:c"))
                .delete(LINE, 22, row("n:2"))
                .update(EVENT, 23, event(1, "b", "y"), event(1, "c", "x"))
                .delete(EVENT, 24, event(3, "a", "x"))
                .commit();
        runToTheEnd("checkpoint", kill.hudiOptions);

        // Then
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "b"), List.of(2, "c"), List.of(30, "c"));
        assertThat(rows("d/line")).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(3));
        assertThat(rows("d/event")).containsExactlyInAnyOrder(List.of(1, "c", "x", "x"), List.of(4, "a", "y", "y"));
        for (String table : List.of("d/user", "d/line", "d/event")) {
            assertThat(begun(table)).as("what was begun in " + table).isEmpty();
        }
        if (kill.hudiOptions.isEmpty()) {
            assertThat(records("d/user")).isEqualTo(9);
            assertThat(records("d/line")).isEqualTo(7);
            assertThat(records("d/event")).isEqualTo(8);
            assertThat(replayed("d/user")).isEqualTo(Map.of(1, "b", 2, "c", 30, "c"));
        }
    }

    /** The instants of the timeline that are not complete. */
    private List<String> begun(String table) throws IOException {
        List<String> files = timeline(table);
        return files.stream()
                .filter(file -> file.matches("\\d+\\..*(inflight|requested)"))
                .filter(file -> files.stream()
                        .noneMatch(done -> done.matches(instant(file) + "\\.(commit|deltacommit|clean|rollback)")))
                .toList();
    }

    private static String instant(String file) {
        return file.substring(0, file.indexOf('.'));
    }

    /** How many records of the topic the table's commits have, by their own account. */
    private long records(String table) throws IOException {
        long records = 0;
        for (String file : timeline(table)) {
            if (file.matches("\\d+\\.(delta)?commit")) {
                JsonNode commit = JSON.readTree(
                        work.resolve("lake/" + table + "/.hoodie/" + file).toFile());
                records += commit.path("extraMetadata").path("lakeward.records").asLong();
            }
        }
        return records;
    }

    /** The rows that a streaming reader comes to, whose every change must begin where the one before it ended. */
    private Map<Integer, String> replayed(String table) {
        List<Row> changes = SparkSession.active()
                .read()
                .format("hudi")
                .option("hoodie.datasource.query.type", "incremental")
                .option("hoodie.datasource.query.incremental.format", "cdc")
                .option("hoodie.datasource.read.begin.instanttime", "000")
                .load(work.resolve("lake/" + table).toUri().toString())
                .selectExpr(
                        "ts_ms",
                        "cast(get_json_object(before, '$.id') as int)",
                        "get_json_object(before, '$.name')",
                        "cast(get_json_object(after, '$.id') as int)",
                        "get_json_object(after, '$.name')")
                .orderBy("ts_ms")
                .collectAsList();
        Map<Integer, String> rows = new HashMap<>();
        for (Row change : changes) {
            if (!change.isNullAt(1)) {
                assertThat(rows.remove(change.getInt(1))).isEqualTo(change.getString(2));
            }
            if (!change.isNullAt(3)) {
                assertThat(rows.put(change.getInt(3), change.getString(4))).isNull();
            }
        }
        return rows;
    }
}
