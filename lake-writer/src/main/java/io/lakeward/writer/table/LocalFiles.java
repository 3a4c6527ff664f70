// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
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
        /** In the order of the bits of a permission, the lowest first. */
        private static final PosixFilePermission[] BITS = {
            PosixFilePermission.OTHERS_EXECUTE,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_READ
        };

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
            for (int bit = 0; bit < BITS.length; bit++) {
                if ((permission.toShort() >> bit & 1) == 1) {
                    set.add(BITS[bit]);
                }
            }
            try {
                Files.setPosixFilePermissions(pathToFile(path).toPath(), set);
            } catch (UnsupportedOperationException e) {
                super.setPermission(path, permission);
            }
        }
    }
}
