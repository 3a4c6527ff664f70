// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * Which database is carried, and what the writer is told beyond where to read and write.
 *
 * @param sparkSettings of the writer, each {@code key=value}
 * @param writerJars    what the writer finds beside Spark and its own jar
 */
public record Pipeline(String database, List<String> writerOptions, List<String> sparkSettings, List<Path> writerJars) {

    public Pipeline(String database, List<String> writerOptions) {
        this(database, writerOptions, List.of(), List.of());
    }
}
