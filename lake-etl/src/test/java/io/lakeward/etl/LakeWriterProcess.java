// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** lake-writer as it is shipped, by a process of its own: Spark and Flink share no class path. */
final class LakeWriterProcess implements AutoCloseable {

    private final JavaProcess process;

    LakeWriterProcess(Path folder, String brokers, String topic, Path lake, String tableInfo, String... more)
            throws IOException {
        process = JavaProcess.start(
                "writer",
                folder,
                Map.of(),
                JavaProcess.jobJar("lake-writer") + ":" + JavaProcess.distribution("spark-dist"),
                Stream.concat(
                                Stream.of(
                                        "-Xmx1g",
                                        "-Dspark.master=local[2]",
                                        "-Dspark.driver.host=127.0.0.1",
                                        "-Dspark.ui.enabled=false",
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
                                        tableInfo),
                                Stream.of(more))
                        .toList());
    }

    void requireAlive() {
        process.requireAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}
