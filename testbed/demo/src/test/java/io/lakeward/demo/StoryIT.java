// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryIT {

    @TempDir
    private Path temp;

    @Test
    void everyTableEqualsItsSourceAndNothingIsLeftBehind() throws IOException, InterruptedException {
        // Given
        Path work = temp.resolve("work");

        // When
        Lakeward.Result result = Lakeward.run(temp.resolve("output"), "demo", "--work-dir", work.toString());

        // Then
        assertThat(result.output())
                .contains("EQUAL: 3 ODS tables, 1 DWD table, 2 DWS tables, every row, column and type")
                .contains("The whole demo took ");
        assertThat(result.exitCode()).isZero();
        assertThat(work).doesNotExist();
        assertThat(Lakeward.processesOf(work)).isEmpty();
    }

    @Test
    void interruptedStartLeavesNoProcessAndNoFolder() throws IOException, InterruptedException {
        // Given
        Path work = temp.resolve("work");
        Lakeward demo = Lakeward.start(temp.resolve("output"), "demo", "--work-dir", work.toString());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Lakeward.processesOf(work).size() > 4);

        // When
        demo.interrupt();

        // Then
        assertThat(demo.await().exitCode()).isEqualTo(130);
        assertThat(demo.says("Stopping everything.")).isTrue();
        assertThat(work).doesNotExist();
        assertThat(Lakeward.processesOf(work)).isEmpty();
    }
}
