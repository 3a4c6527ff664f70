// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.table.StopException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What replay leaves alone, as it could only guess. */
class ReplayRefusedIT extends OnQuarantine {
    @Test
    void aBatchThatIsRepeatedWithMendedTableInfoLeavesRowsWithoutKeyToReplay() throws Exception {
        feed.begin().insert(LINE, 1, A).insert(USER, 2, row("id:1", "name:a")).commit();
        runToTheEnd();
        WatchedFileSystem.watch(new Place(Step.BEFORE_FILE, ".*/lake/d/user/.*"), () -> {
            throw new StopException("The job ends here");
        });
        feed.begin()
                .insert(LINE, 10, BAD)
                .insert(LINE, 11, A)
                .update(USER, 12, row("id:1", "name:a"), row("id:1", "name:b"))
                .commit();
        try {
            assertThatThrownBy(this::runToTheEnd).hasMessage("The job ends here");
        } finally {
            WatchedFileSystem.stopWatching();
        }
        mendTableInfo();

        // When: the batch is not complete yet, and then is.
        assertThat(replay()).isEqualTo(1);
        assertThat(said)
                .contains("d.line: 0 applied, 0 superseded, 1 still bad")
                .contains("start the writer");
        runToTheEnd();
        assertThat(rows("d/line")).hasSize(2);
        assertThat(replay()).as(() -> said).isZero();
        runToTheEnd("another-checkpoint");

        assertThat(rows("d/line")).containsExactlyInAnyOrder(List.of("a"), List.of("a"), List.of("BAD"));
        assertThat(rows("d/user")).containsExactly(List.of(1, "b"));
    }

    @Test
    void whatCannotBeKnownStaysUntilTheTableIsReadAgain() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
        runToTheEnd();
        feed.begin().insert(USER, 2, row("id:2", "name:bad")).commit();
        runToTheEnd();
        feed.begin().delete(USER, 3, row("id:2", "name:bad")).commit();
        feed.begin().delete(USER, 4, row("id:1", "name:a")).commit();
        feed.begin()
                .insert(USER, 5, row("id:1", "name:c"))
                .insert(USER, 6, row("id:3", "name:c"))
                .commit();
        runToTheEnd();
        mendTableInfo();
        List<Long> ends = read("_lakeward/quarantine").selectExpr("kafka_offset + 3").collectAsList().stream()
                .map(row -> row.getLong(0))
                .toList();
        int partition = read("_lakeward/quarantine").first().getInt(1);
        expire(Map.of(partition, ends.get(0)));

        // When
        assertThat(replay()).isEqualTo(1);

        // Then
        assertThat(said)
                .contains(
                        "What became of its row since cannot be told, because records after it are gone from the topic:"
                                + " have d.user read again by ./lakeward resync, and replay again");
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "c"), List.of(3, "c"));
        assertThat(quarantined()).hasSize(1);

        // When: it is read again.
        feed.begin()
                .read(USER, 20, 0, row("id:1", "name:c"))
                .read(USER, 20, 0, row("id:3", "name:c"))
                .tableRead(0, USER.table(), 20, 21)
                .tableRead(1, USER.table(), 20, 21)
                .commit();
        runToTheEnd();

        assertThat(replay()).as(() -> said).isZero();
        assertThat(said).contains("REPLAYED: 0 applied, 1 superseded, 0 still bad");
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "c"), List.of(3, "c"));
    }

    @Test
    void aRowWhoseLaterChangeCannotBeReadAnyMoreIsLeftAlone() throws Exception {
        feed.begin()
                .insert(USER, 1, row("id:1", "name:bad"))
                .insert(USER, 2, row("id:2", "name:bad"))
                .commit();
        runToTheEnd();
        feed.begin()
                .update(USER, 3, row("id:1", "name:bad"), row("id:1", "name:late"))
                .commit();
        runToTheEnd();
        tableInfo = tableInfo("if(name = 'late', raise_error('x'), name)");

        // When
        assertThat(replay()).isEqualTo(1);

        // Then
        assertThat(said)
                .contains("d.user: 1 applied, 0 superseded, 1 still bad")
                .contains(
                        "A later change of its row cannot be read (The expressions of tableInfo[1] must have a value");
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "late"), List.of(2, "bad"));
        assertThat(quarantined()).hasSize(1);

        // When
        mendTableInfo();
        assertThat(replay()).as(() -> said).isZero();

        // Then
        assertThat(said).contains("REPLAYED: 0 applied, 1 superseded, 0 still bad");
        assertThat(rows("d/user")).containsExactlyInAnyOrder(List.of(1, "late"), List.of(2, "bad"));
    }

    @Test
    void aWriterThatRunsIsNotDisturbed() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:bad")).commit();

        whileRunning("checkpoint", Map.of(), stream -> {
            stream.processAllAvailable();
            assertThatThrownBy(this::replay)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(" must have one writer, but is written by ");
        });
        assertThat(quarantined()).hasSize(1);
    }
}
