// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Paths as Hadoop's programs on other machines understand them. */
record HadoopPaths(Configuration hadoop) {
    String qualified(String lakePath) {
        try {
            Path path = new Path(lakePath);
            return path.getFileSystem(hadoop).makeQualified(path).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The lake path " + lakePath + " could not be read", e);
        }
    }
}
