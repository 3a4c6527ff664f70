// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitsTest {
    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(1);
    private static final Instant THIRD = FIRST.plusSeconds(2);

    @TempDir
    private Path database;

    @Test
    void hudisAreCompletedOnesAndCountWhatTheWriterNoted() throws IOException {
        // Given
        write("a/.hoodie/001.commit", "{\"extraMetadata\":{\"lakeward.records\":\"7\"}}", FIRST);
        write("b/.hoodie/002.deltacommit", "{\"extraMetadata\":{\"lakeward.records\":\"5\"}}", SECOND);
        write("b/.hoodie/003.commit", "{\"extraMetadata\":{}}", THIRD);
        write("b/.hoodie/004.commit.requested", "{}", THIRD);
        Commits commits = new Commits(database, CommitForm.HUDI);

        // When
        commits.look();

        // Then
        assertThat(commits.records()).isEqualTo(12);
        assertThat(commits.count()).isEqualTo(2);
        assertThat(commits.lastVisible()).isEqualTo(SECOND);
        assertThat(commits.visible("a")).isEqualTo(Map.of("001", FIRST));
        assertThat(commits.visible("b")).isEqualTo(Map.of("002", SECOND, "003", THIRD));
    }

    @Test
    void whatIsStillWrittenIsReadLaterAndWhatIsGoneStaysKnown() throws IOException {
        // Given
        write("a/.hoodie/001.commit", "{\"extraMetadata\":{\"lakeward.records\":\"7\"}}", FIRST);
        write("a/.hoodie/002.commit", "", SECOND);
        write("a/.hoodie/003.commit", "{\"extraMetadata\":{\"lakew", SECOND);
        Commits commits = new Commits(database, CommitForm.HUDI);
        commits.look();
        assertThat(commits.records()).isEqualTo(7);
        Files.delete(database.resolve("a/.hoodie/001.commit"));
        write("a/.hoodie/002.commit", "{\"extraMetadata\":{\"lakeward.records\":\"3\"}}", SECOND);
        write("a/.hoodie/003.commit", "{\"extraMetadata\":{\"lakeward.records\":\"1\"}}", THIRD);

        // When
        commits.look();

        // Then
        assertThat(commits.records()).isEqualTo(11);
        assertThat(commits.lastVisible()).isEqualTo(THIRD);
    }

    @Test
    void paimonsCompactionsCarryNothing() throws IOException {
        // Given
        write("a/snapshot/snapshot-1", "{\"commitKind\":\"APPEND\",\"deltaRecordCount\":7}", FIRST);
        write("a/snapshot/snapshot-2", "{\"commitKind\":\"COMPACT\",\"deltaRecordCount\":-2}", SECOND);
        write("a/snapshot/LATEST", "2", SECOND);
        Commits commits = new Commits(database, CommitForm.PAIMON);

        // When
        commits.look();

        // Then
        assertThat(commits.records()).isEqualTo(7);
        assertThat(commits.lastVisible()).isEqualTo(FIRST);
    }

    @Test
    void theFloorTellsHowManyRowsABatchHad() throws IOException {
        // Given
        write("a/_progress/0.json", "{\"observedMetrics\":{\"floor\":{\"rows\":7}}}", FIRST);
        write("a/_progress/1.json", "{\"observedMetrics\":{}}", SECOND);
        Commits commits = new Commits(database, CommitForm.FLOOR);

        // When
        commits.look();

        // Then
        assertThat(commits.records()).isEqualTo(7);
    }

    private void write(String file, String content, Instant time) throws IOException {
        Path path = database.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        Files.setLastModifiedTime(path, FileTime.from(time));
    }
}
