// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import io.lakeward.writer.table.Compaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables are compacted beside the commits. */
class CompactionIT extends OnTopicAndLake {
    private static final int ROWS = 10;

    /** What a compaction writes, and the first commit. */
    private static final Place BASE_FILE = new Place(Step.BEFORE_FILE, ".*/d/user/[^/.]+\\.parquet");

    private int batches;

    @BeforeEach
    void compactEveryTwoCommits() {
        tableInfo = "{\"defaults\":{\"tableType\":\"MOR\"}}";
        compaction = new Compaction(true, 2);
    }

    @AfterEach
    void stopWatching() {
        WatchedFileSystem.stopWatching();
    }

    @Test
    void rowsOfANewTableAreInBaseFilesAtOnce() throws Exception {
        whileRunning("checkpoint", Map.of(), stream -> {
            writeBatch(stream);

            try (Stream<Path> files = Files.list(work.resolve("lake/d/user"))) {
                assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".parquet")))
                        .as("one for each bucket")
                        .hasSize(2);
            }
        });
    }

    @Test
    void batchesAreCommittedWhileATableIsCompacted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        // Old versions and instants go as soon as they may.
        Map<String, String> options = Map.of(
                "hoodie.clean.policy", "KEEP_LATEST_COMMITS",
                "hoodie.clean.commits.retained", "1",
                "hoodie.keep.min.commits", "2",
                "hoodie.keep.max.commits", "3");

        whileRunning("checkpoint", options, stream -> {
            writeBatch(stream);
            WatchedFileSystem.watch(BASE_FILE, () -> {
                begun.countDown();
                inTime(mayEnd);
            });
            writeBatch(stream);
            inTime(begun);
            for (int batch = 0; batch < 4; batch++) {
                writeBatch(stream);
                assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(expected());
            }
            assertThat(timeline("d/user"))
                    .as("while it is compacted")
                    .anyMatch(file -> file.endsWith(".compaction.inflight"))
                    .noneMatch(file -> file.endsWith(".commit"));

            mayEnd.countDown();
            String first = awaitCompactionAfter("");
            assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(expected());

            // Then: the next one has what was committed meanwhile.
            writeBatch(stream);
            awaitCompactionAfter(first);
            writeBatch(stream);
        });

        assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(expected());
    }

    /** As Hudi's readers see it: on S3 times are whole seconds, and a reader may live west or east of UTC. */
    @ParameterizedTest
    @EnumSource
    void rowsDoNotDependOnTheClockOfTheStorage(Clock clock) throws Exception {
        whileRunning("checkpoint", Map.of(), stream -> {
            writeBatch(stream);
            writeBatch(stream);
            String first = awaitCompactionAfter("");
            writeBatch(stream);
            set(clock);
            assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(expected());

            writeBatch(stream);
            awaitCompactionAfter(first);
            set(clock);
            writeBatch(stream);
        });

        assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(expected());
    }

    private enum Clock {
        AHEAD,
        BEHIND,
        STOPPED
    }

    private void set(Clock clock) throws IOException {
        Path timeline = work.resolve("lake/d/user/.hoodie");
        String first = timeline("d/user").stream()
                .filter(file -> file.endsWith(".deltacommit"))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        FileTime time =
                switch (clock) {
                    case AHEAD -> FileTime.from(Instant.now().plus(Duration.ofHours(30)));
                    case BEHIND -> FileTime.from(Instant.now().minus(Duration.ofHours(30)));
                    case STOPPED -> Files.getLastModifiedTime(timeline.resolve(first));
                    default -> throw new IllegalStateException(clock.name());
                };
        for (String file : timeline("d/user")) {
            Files.setLastModifiedTime(timeline.resolve(file), time);
        }
    }

    @Test
    void aCompactionThatFailsIsDoneAnew() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        whileRunning("checkpoint", Map.of(), stream -> {
            writeBatch(stream);
            WatchedFileSystem.watch(BASE_FILE, () -> {
                failed.countDown();
                throw new IllegalStateException("the disk is full, for a test");
            });
            writeBatch(stream);
            inTime(failed);
            writeBatch(stream);
            assertThat(timeline("d/user")).noneMatch(file -> file.endsWith(".commit"));
            WatchedFileSystem.stopWatching();
            writeBatch(stream);
            awaitCompactionAfter("");
        });

        assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void whoDoesNotWantItHasNone() throws Exception {
        compaction = new Compaction(false, 2);

        whileRunning("checkpoint", Map.of(), stream -> {
            for (int batch = 0; batch < 3; batch++) {
                writeBatch(stream);
            }
        });

        assertThat(timeline("d/user")).noneMatch(file -> file.contains(".compaction."));
        assertThat(rows("d/user")).containsExactlyInAnyOrderElementsOf(expected());
    }

    /** Changes every row; one after the other goes. */
    private void writeBatch(StreamingQuery stream) {
        feed.begin();
        for (int id = batches; id < ROWS; id++) {
            feed.insert(USER, batches * 100 + id, row("id:" + id, "name:version " + batches));
        }
        if (batches > 0) {
            feed.delete(USER, batches * 100 + ROWS, row("id:" + (batches - 1), "name:any"));
        }
        feed.commit();
        batches++;
        stream.processAllAvailable();
    }

    private List<List<Object>> expected() {
        List<List<Object>> rows = new ArrayList<>();
        for (int id = batches - 1; id < ROWS; id++) {
            rows.add(List.of(id, "version " + (batches - 1)));
        }
        return rows;
    }

    /** @return the instant of the table's newest compaction, once that is a later one */
    private String awaitCompactionAfter(String instant) {
        return await("compaction")
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> timeline("d/user").stream()
                                .filter(file -> file.endsWith(".commit"))
                                .max(Comparator.naturalOrder())
                                .orElse(""),
                        newest -> newest.compareTo(instant) > 0);
    }

    private static void inTime(CountDownLatch latch) {
        try {
            assertThat(latch.await(3, TimeUnit.MINUTES)).as("in time").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
