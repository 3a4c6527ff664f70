// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedStartIT {

    @TempDir
    private Path temp;

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
