// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that were bad once are applied when table info is mended, each once and in its place. */
class ReplayIT extends OnQuarantine {
    @Test
    void whatWasBadIsAsInTheSourceWhenItsCauseIsGone() throws Exception {
        quarantineAll();
        List<List<Object>> users = rows("d/user");

        // When: nothing has been mended, or nothing is to be written.
        assertThat(replay("--dry-run")).isEqualTo(1);
        assertThat(said).contains("WOULD BE: 0 applied, 2 superseded, 10 still bad");
        mendTableInfo();
        assertThat(replay("--dry-run")).isEqualTo(1);

        // Then
        assertThat(said)
                .contains("d.user: 2 applied, 2 superseded, 0 still bad")
                .contains("d.line: 3 applied, 0 superseded, 0 still bad")
                .contains("WOULD BE: 7 applied, 4 superseded, 1 still bad");
        assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(users);
        assertThat(work.resolve("lake/d/late")).doesNotExist();
        assertThat(quarantined()).hasSize(12);

        // When
        assertThat(replay("d.*", "--json")).as(() -> said).isZero();

        // Then
        assertThat(said.lines().toList())
                .contains(
                        "d.event: 1 applied, 1 superseded, 0 still bad", "d.late: 1 applied, 1 superseded, 0 still bad")
                .last()
                .asString()
                .startsWith(
                        "{\"dryRun\":false,\"applied\":7,\"superseded\":4,\"bad\":0,\"tables\":[{\"table\":\"d.event\",");
        requireEqualToTheSource();
        assertThat(quarantined()).singleElement().asString().startsWith("[null,");

        // When: once more, and after the checkpoint was lost.
        assertThat(replay("d.*")).isZero();
        assertThat(said).isEqualTo("Quarantine has no such records\n");
        assertThat(replay()).isEqualTo(1);
        runToTheEnd("another-checkpoint");
        assertThat(replay()).isEqualTo(1);

        // Then
        requireEqualToTheSource();
        feed.begin()
                .delete(LINE, 100, BAD)
                .delete(LINE, 101, A)
                .delete(USER, 102, row("id:10", "name:bad"))
                .update(EVENT, 103, event(1, "c", "z"), event(1, "d", "x"))
                .commit();
        runToTheEnd("another-checkpoint");
        assertThat(rows("d/line")).containsExactly(List.of("a"));
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "c"), List.of(2, "BAD"), List.of(3, "a"));
        assertThat(rows("d/event")).containsExactly(List.of(1, "d", "x", "x"));
    }

    /** Twelve bad records: eleven that table info makes bad, and one that is no change at all. */
    private void quarantineAll() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:a"))
                .insert(USER, 2, row("id:2", "name:a"))
                .insert(USER, 3, row("id:3", "name:a"))
                .insert(LINE, 4, A)
                .insert(LINE, 5, A)
                .insert(EVENT, 6, event(1, "a", "x"))
                .commit();
        runToTheEnd();
        feed.begin()
                .insert(USER, 20, row("id:10", "name:bad"))
                .update(USER, 21, row("id:1", "name:a"), row("id:1", "name:bad"))
                .update(USER, 22, row("id:2", "name:a"), row("id:2", "name:bad"))
                .insert(USER, 23, row("id:11", "name:bad"))
                .insert(LINE, 24, BAD)
                .insert(LINE, 25, BAD)
                .update(EVENT, 26, event(1, "a", "x"), event(1, "bad", "y"))
                .insert(LATE, 27, row("id:1", "name:bad"))
                .update(LATE, 28, row("id:1", "name:bad"), row("id:1", "name:bad"))
                .raw("no change")
                .commit();
        runToTheEnd();
        feed.begin()
                .update(USER, 40, row("id:1", "name:bad"), row("id:1", "name:c"))
                .delete(USER, 41, row("id:11", "name:bad"))
                .delete(LINE, 42, BAD)
                .update(EVENT, 43, event(1, "bad", "y"), event(1, "c", "z"))
                .commit();
        runToTheEnd();
        assertThat(quarantined()).hasSize(12);
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "c"), List.of(2, "a"), List.of(3, "a"));
        assertThat(rows("d/line")).containsExactly(List.of("a"), List.of("a"));
    }

    private void requireEqualToTheSource() {
        assertThat(rows("d/user"))
                .containsExactlyInAnyOrder(List.of(1, "c"), List.of(2, "BAD"), List.of(3, "a"), List.of(10, "BAD"));
        assertThat(rows("d/late")).containsExactly(List.of(1, "BAD"));
        assertThat(rows("d/line")).containsExactlyInAnyOrder(List.of("a"), List.of("a"), List.of("BAD"));
        assertThat(rows("d/event")).containsExactly(List.of(1, "c", "z", "z"));
    }

    @Test
    void recordsOfAnotherProgramKeepTheOrderOfTheirPartition() throws Exception {
        feed.begin().foreign(pk(1), maxwell("insert", 1, "a")).commit();
        runToTheEnd();
        feed.begin()
                .foreign(pk(1), maxwell("update", 1, "bad"))
                .foreign(pk(2), maxwell("insert", 2, "bad"))
                .foreign(pk(3), maxwell("insert", 3, "bad"))
                .foreign(pk(2), maxwell("update", 2, "bad"))
                .commit();
        runToTheEnd();
        feed.begin()
                .foreign(pk(1), maxwell("update", 1, "c"))
                .foreign(pk(3), maxwell("delete", 3, "bad"))
                .commit();
        runToTheEnd();
        mendTableInfo();

        assertThat(replay()).as(() -> said).isZero();

        assertThat(said).contains("d.m: 1 applied, 3 superseded, 0 still bad");
        assertThat(rows("d/m")).containsExactlyInAnyOrder(List.of(1L, "c"), List.of(2L, "BAD"));
        runToTheEnd("another-checkpoint");
        assertThat(rows("d/m")).containsExactlyInAnyOrder(List.of(1L, "c"), List.of(2L, "BAD"));
        feed.begin().foreign(pk(2), maxwell("update", 2, "z")).commit();
        runToTheEnd("another-checkpoint");
        assertThat(rows("d/m")).containsExactlyInAnyOrder(List.of(1L, "c"), List.of(2L, "z"));
    }

    private static String pk(int id) {
        return "{\"database\":\"d\",\"table\":\"m\",\"pk.id\":" + id + "}";
    }

    private static String maxwell(String type, int id, String name) {
        return "{\"database\":\"d\",\"table\":\"m\",\"ts\":1700000000,\"primary_key_columns\":[\"id\"],\"type\":\""
                + type + "\",\"data\":{\"id\":" + id + ",\"name\":\"" + name + "\"},\"old\":{}}";
    }

    static Stream<Named<Place>> deaths() {
        return Stream.of(
                Named.of("no table is committed", new Place(Step.BEFORE_FILE, ".*/d/line/.hoodie/\\d+\\.commit")),
                Named.of("one table is committed", new Place(Step.AFTER_FILE, ".*/d/line/.hoodie/\\d+\\.commit")),
                Named.of(
                        "all are committed, quarantine is not",
                        new Place(Step.BEFORE_FILE, ".*/_lakeward/quarantine/.hoodie/\\d+\\.commit")));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aReplayThatIsKilledIsRepeated(Place death) throws Exception {
        quarantineAll();
        mendTableInfo();
        // When
        WriterProcess.runToDeath(work.resolve("process"), death, ReplayCommand.class, arguments(Map.of()));
        Files.delete(work.resolve("lake/_lakeward/writer"));
        assertThat(quarantined()).hasSize(12);
        // Then: the writer goes on before it is repeated.
        feed.begin()
                .insert(LINE, 50, A)
                .delete(LINE, 51, A)
                .insert(USER, 52, row("id:4", "name:x"))
                .delete(USER, 53, row("id:4", "name:x"))
                .commit();
        runToTheEnd();
        assertThat(replay("d.*")).as(() -> said).isZero();
        requireEqualToTheSource();
        assertThat(quarantined()).hasSize(1);
        assertThat(replay("d.*")).isZero();
        requireEqualToTheSource();
    }

    @Test
    void aTableThatIsParkedAfterAReplayThatWasKilledLosesNothing() throws Exception {
        quarantineAll();
        mendTableInfo();
        WriterProcess.runToDeath(
                work.resolve("process"),
                new Place(Step.AFTER_FILE, ".*/d/line/.hoodie/\\d+\\.commit"),
                ReplayCommand.class,
                arguments(Map.of()));
        Files.delete(work.resolve("lake/_lakeward/writer"));
        BrokenFile line = new BrokenFile(work.resolve("lake/d/line/.hoodie/hoodie.properties"));
        feed.begin()
                .insert(LINE, 50, row("name:b"))
                .insert(USER, 52, row("id:4", "name:x"))
                .commit();
        runToTheEnd();
        feed.begin().delete(USER, 53, row("id:4", "name:x")).commit();
        runToTheEnd();
        line.mend();
        assertThat(read("_lakeward/parked").count()).isEqualTo(1);

        // When
        assertThat(replay("d.*")).as(() -> said).isZero();

        // Then
        assertThat(said).contains("d.line: 3 applied, 0 superseded, 0 still bad");
        assertThat(quarantined()).hasSize(1);
        whileRunning("checkpoint", Map.of(), stream -> await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(read("_lakeward/parked").count()).isZero()));
        assertThat(rows("d/line")).containsExactlyInAnyOrder(List.of("a"), List.of("a"), List.of("BAD"), List.of("b"));
        assertThat(replay("d.*")).isZero();
        assertThat(rows("d/line")).hasSize(4);
    }
}
