// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.demo.outcome.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    private Path temp;

    @Test
    void leftOverOfOursIsCleared() throws IOException {
        // Given
        WorkFolder folder = new WorkFolder(temp.resolve("w"));
        folder.claim();
        Files.writeString(folder.logs().resolve("old.log"), "old");

        // When
        folder.claim();

        // Then
        assertThat(folder.logs()).isEmptyDirectory();
        assertThat(folder.isOurs()).isTrue();
    }

    @Test
    void folderWithOtherFilesIsRefusedAndLeftAlone() throws IOException {
        // Given
        Files.writeString(temp.resolve("thesis.txt"), "mine");

        // Then
        assertThatThrownBy(() -> new WorkFolder(temp).claim())
                .isInstanceOf(Mistake.class)
                .hasMessage("work folder must be empty, but holds files that are not the demo's: " + temp);
        assertThat(temp).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
    }

    @Test
    void folderOfARunningDemoIsRefused() throws IOException {
        // Given
        WorkFolder folder = new WorkFolder(temp.resolve("w"));
        folder.claim();
        folder.recordSelf();

        // Then
        assertThatThrownBy(folder::claim)
                .isInstanceOf(Mistake.class)
                .hasMessage(
                        "a demo is running in %s: end it with ./lakeward down --work-dir %s",
                        folder.dir(), folder.dir());
    }

    @Test
    void onlyLivingProcessesCountAsRunning() throws IOException {
        // Given
        WorkFolder folder = new WorkFolder(temp.resolve("w"));
        folder.claim();
        Recorded self = Recorded.of(ProcessHandle.current(), "self");
        folder.record(self);
        folder.record(new Recorded(self.pid(), self.started().minusSeconds(60), "before us with the same number"));
        folder.record(new Recorded(Integer.MAX_VALUE, Instant.EPOCH, "ended"));

        // Then
        assertThat(folder.running()).containsExactly(self);
    }

    @Test
    void afterAFailureOnlyTheLogsStay() throws IOException {
        // Given
        WorkFolder folder = new WorkFolder(temp.resolve("w"));
        folder.claim();
        Files.createDirectories(folder.lake().resolve("t"));
        Files.writeString(folder.logs().resolve("x.log"), "x");

        // When
        folder.deleteButLogs();

        // Then
        assertThat(folder.lake()).doesNotExist();
        assertThat(folder.logs().resolve("x.log")).exists();
        assertThat(folder.isOurs()).isTrue();
    }
}
