// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.table.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lake has one writer at a time. */
class OneWriterIT extends OnTopicAndLake {
    @Test
    void theSecondWriterIsRefused() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();

        whileRunning("checkpoint", Map.of(), stream -> {
            assertThatThrownBy(this::takeLake)
                    .isInstanceOf(StopException.class)
                    .hasMessageMatching("The lake file:.* must have one writer, but is written by [-0-9a-f]{36} on .*,"
                            + " process " + ProcessHandle.current().pid() + ", since 2.*Z, last sign of life 2.*Z: stop"
                            + " one of the two; a killed one can be replaced 15 s after its last sign of life");
            stream.processAllAvailable();
        });

        // Then: the first one was not disturbed, and gave the lake back.
        assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
        assertThat(lease()).doesNotExist();
    }

    @Test
    void aKilledWriterIsReplaced() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
        Files.createDirectories(lease().getParent());
        Files.writeString(lease(), "one that was killed");

        runToTheEnd();

        assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_FILE", "AFTER_FILE"})
    void aSignOfLifeThatCannotBeWrittenIsWrittenLater(Step step) throws Exception {
        whileRunning("checkpoint", Map.of(), stream -> {
            // When
            AtomicInteger failures = new AtomicInteger();
            WatchedFileSystem.watch(new Place(step, ".*/_lakeward/writer"), () -> {
                failures.incrementAndGet();
                throw new UncheckedIOException(new IOException("no space left"));
            });
            try {
                await().atMost(Duration.ofMinutes(1)).until(() -> failures.get() > 1);
            } finally {
                WatchedFileSystem.stopWatching();
            }
            String last = Files.readString(lease());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !Files.readString(lease()).equals(last));

            // Then
            feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
            stream.processAllAvailable();
        });
        assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
    }

    @Test
    void aWriterWhoseLakeWasTakenStops() {
        assertThatThrownBy(() -> whileRunning("checkpoint", Map.of(), stream -> {
                    // Hadoop's own file beside it would say that this is not whole.
                    Files.deleteIfExists(lease().resolveSibling(".writer.crc"));
                    Files.writeString(lease(), "somebody else");
                    await().atMost(Duration.ofMinutes(1)).until(() -> {
                        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
                        stream.processAllAvailable();
                        return false;
                    });
                }))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(" must have one writer, but is written by somebody else: stop one of the two;");
        assertThat(lease()).hasContent("somebody else");
    }

    @Test
    void aClockThatIsBehindTheLakesCommitsIsTold() throws Exception {
        feed.begin().insert(USER, 1, row("id:1", "name:a")).commit();
        runToTheEnd();
        for (String file : timeline("d/user")) {
            if (file.matches("\\d+\\..*")) {
                Path timeline = work.resolve("lake/d/user/.hoodie");
                Files.copy(timeline.resolve(file), timeline.resolve(file.replaceFirst("\\d+", "99990101000000000")));
            }
        }

        feed.begin()
                .update(USER, 2, row("id:1", "name:a"), row("id:1", "name:b"))
                .commit();

        assertThatThrownBy(this::runToTheEnd)
                .isInstanceOf(UsageException.class)
                .hasMessageMatching("The clock must be later than the lake's last commit, but d.user has one of"
                        + " 99990101000000000 and now is \\d{17} \\(UTC\\): set the clock right, or start the writer when"
                        + " that time has come");
        assertThat(rows("d/user")).containsExactly(List.of(1, "a"));
    }

    private Path lease() {
        return work.resolve("lake/_lakeward/writer");
    }
}
