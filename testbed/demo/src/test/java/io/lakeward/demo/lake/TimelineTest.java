// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

    @TempDir
    private Path table;

    @Test
    void tableThatIsNotThereHasNoCommit() throws IOException {
        assertThat(new Timeline(table).latest()).isEmpty();
    }

    @Test
    void latestCommitIsTheLastOneThatIsCompleteAndWritten() throws IOException {
        // Given
        write("20261120150000000.commit", "{}");
        write("20261120150001000.deltacommit", "{}");
        write("20261120150002000.clean", "{}");
        write("20261120150003000.commit", "");
        write("20261120150004000.inflight", "{}");
        write("20261120150005000.commit.requested", "{}");

        // When
        var latest = new Timeline(table).latest();

        // Then
        assertThat(latest).map(Timeline.Commit::name).contains("20261120150001000.deltacommit");
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(table.resolve(".hoodie"));
        Files.writeString(table.resolve(".hoodie").resolve(name), content);
    }
}
