// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spark as its distribution is, with the Hudi that lake-writer ships, as a process of its own. */
final class SparkSql {

    private static final Path PROGRAM = JavaProcess.ROOT.resolve("lake-etl/src/test/spark/SparkRows.java");

    private SparkSql() {}

    /** Every row of some tables, as {@link Recomputation} writes them. */
    static List<String> rows(Path folder, Path lake, List<String> tables) throws IOException {
        var result = folder.resolve("spark-rows");
        var arguments = new ArrayList<>(List.of(
                "-Xmx1g",
                "-Dspark.master=local[1]",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.ui.enabled=false",
                PROGRAM.toString(),
                result.toString(),
                lake.toUri().toString()));
        arguments.addAll(tables);
        var classPath = JavaProcess.jobJar("lake-writer") + ":" + JavaProcess.distribution("spark-dist");
        try (var spark = JavaProcess.start("spark", folder, Map.of(), classPath, arguments)) {
            spark.result();
        }
        return Files.readAllLines(result);
    }
}
