// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.WatchedFileSystem.Place;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The job in a process of its own, which dies of it. */
final class WriterProcess {
    private static final long SECONDS = 120;

    private WriterProcess() {}

    /** @param arguments of the job */
    static void runToDeath(Path folder, Place death, List<String> arguments) throws IOException, InterruptedException {
        runToDeath(folder, death, LakeWriter.class, arguments);
    }

    /** @param main of the job, or a command that writes the lake */
    static void runToDeath(Path folder, Place death, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(folder), "writer", ".log");
        Process process = new ProcessBuilder(command(death, main, arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS) ? process.exitValue() : "alive")
                    .as(() -> "how the process ended: " + read(log))
                    .isEqualTo(WatchedFileSystem.DEAD);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(Place death, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens="))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djol.skipHotspotSAAttach=true",
                "-Duser.timezone=UTC"));
        command.addAll(List.of(
                "-Dspark.master=local[2]",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.ui.enabled=false",
                "-Dspark.sql.shuffle.partitions=2"));
        // Else Spark's checkpoint goes by another interface of Hadoop's.
        command.add("-Dspark.sql.streaming.checkpointFileManagerClass="
                + "org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager");
        command.add("-Dspark.hadoop.fs.file.impl=" + WatchedFileSystem.class.getName());
        death.asDeadly().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** The process runs in another folder. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, UTF_8);
        } catch (IOException e) {
            return "its log " + log + " could not be read: " + e;
        }
    }
}
