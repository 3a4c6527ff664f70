// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** lake-writer as it is shipped, by a process of its own: Spark and Flink share no class path. */
final class LakeWriterProcess implements AutoCloseable {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir")).resolve("..").normalize();

    private final Path log;
    private final Process process;

    LakeWriterProcess(Path folder, String brokers, String topic, Path lake, String tableInfo) throws IOException {
        var classPath = ROOT.resolve("lake-writer/target/lake-writer.jar") + ":"
                + Files.readString(ROOT.resolve("testbed/spark-dist/target/classpath"));
        log = folder.resolve("writer.log");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + ROOT.resolve("conf/java-17.args"),
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djol.skipHotspotSAAttach=true",
                        "-Duser.timezone=UTC",
                        "-Dspark.master=local[2]",
                        "-Dspark.driver.host=127.0.0.1",
                        "-Dspark.ui.enabled=false",
                        "-cp",
                        classPath,
                        "io.lakeward.writer.LakeWriter",
                        "-b",
                        brokers,
                        "-t",
                        topic,
                        "-g",
                        lake.toUri().toString(),
                        "-c",
                        folder.resolve("checkpoint").toUri().toString(),
                        "-i",
                        "1",
                        "-m",
                        tableInfo))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("lake-writer must run, but has ended; see " + log);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
