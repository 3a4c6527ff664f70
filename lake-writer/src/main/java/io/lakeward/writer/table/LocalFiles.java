// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.io.nativeio.NativeIO;
import org.apache.spark.SparkContext;

/**
 * Hadoop's local files, with permissions set by Java: without its native library, which only clusters have, Hadoop runs
 * a {@code chmod} for each file that it makes, and a small commit makes ten.
 */
public class LocalFiles extends LocalFileSystem {
    private static final String SETTING = "fs.file.impl";

    /** Called by Hadoop, which knows the class by its name. */
    public LocalFiles() {
        super(new Raw());
    }

    /** For a job in one process, which finds the class; on a cluster, the lake is in no local files. */
    public static void useIn(SparkContext spark) {
        Configuration hadoop = spark.hadoopConfiguration();
        if (spark.isLocal() && !NativeIO.isAvailable() && hadoop.get(SETTING) == null) {
            hadoop.set(SETTING, LocalFiles.class.getName());
            // Hadoop's own is in the cache by now.
            hadoop.setBoolean(SETTING + ".disable.cache", true);
            hadoop.setClassLoader(LocalFiles.class.getClassLoader());
        }
    }

    private static final class Raw extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            String symbols = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            try {
                Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(symbols));
            } catch (UnsupportedOperationException e) {
                super.setPermission(path, permission);
            }
        }
    }
}
