// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts servers whose class path is a module of the test bed, each in a process of its own. */
final class DistProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private DistProcess() {}

    /**
     * Waits until it listens.
     *
     * @param dist the module's name behind {@code testbed-}
     * @param folder where it works and leaves its log
     * @param command its main class and arguments
     */
    static Process start(String dist, Path folder, String heap, int port, List<String> command) throws IOException {
        Path target = Path.of("../testbed", dist, "target").toAbsolutePath();
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                target.resolve("testbed-" + dist + ".jar") + ":" + Files.readString(target.resolve("classpath"))));
        java.addAll(command);
        Path log = folder.resolve(dist + ".log");
        Process process = new ProcessBuilder(java)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(() -> dist + ", see " + log).isTrue();
            return Ports.isTaken(port);
        });
        return process;
    }
}
