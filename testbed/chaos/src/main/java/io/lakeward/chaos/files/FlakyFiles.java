// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.files;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files as a storage in trouble shows them. A call fails before it has done anything or, as often, after it has done all:
 * storages lose answers, too.
 */
public final class FlakyFiles extends LocalFileSystem {

    /** Names the file that tells the trouble, in Hadoop's configuration. */
    private static final String TROUBLE = "lakeward.chaos.trouble";

    private Path trouble;

    /** Called by Hadoop, which knows the class by its name. */
    public FlakyFiles() {
        super(new Raw());
    }

    /** What has Spark's jobs use it, each {@code key=value}. */
    public static List<String> settings(Path trouble) {
        return List.of(
                "spark.hadoop.fs.file.impl=" + FlakyFiles.class.getName(), "spark.hadoop." + TROUBLE + "=" + trouble);
    }

    /** Nobody looks at permissions here, and Hadoop would start a process for each file. */
    private static final class Raw extends RawLocalFileSystem {
        @Override
        public void setPermission(org.apache.hadoop.fs.Path path, FsPermission permission) {
            // stays as it is made
        }
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    @Override
    public void initialize(URI name, Configuration configuration) throws IOException {
        super.initialize(name, configuration);
        trouble = Path.of(configuration.get(TROUBLE));
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize) throws IOException {
        return asked("open", path, () -> super.open(path, bufferSize));
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
        return asked("getFileStatus", path, () -> super.getFileStatus(path));
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
        return asked("listStatus", path, () -> super.listStatus(path));
    }

    @Override
    public FSDataOutputStream create(
            org.apache.hadoop.fs.Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        FSDataOutputStream out = asked(
                "create",
                path,
                () -> super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress));
        return new FSDataOutputStream(new Out(out, path), null);
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) throws IOException {
        return done("rename", from, () -> super.rename(from, to));
    }

    @Override
    public boolean delete(org.apache.hadoop.fs.Path path, boolean recursive) throws IOException {
        return done("delete", path, () -> super.delete(path, recursive));
    }

    @Override
    public boolean mkdirs(org.apache.hadoop.fs.Path path, FsPermission permission) throws IOException {
        return done("mkdirs", path, () -> super.mkdirs(path, permission));
    }

    @Override
    public boolean mkdirs(org.apache.hadoop.fs.Path path) throws IOException {
        return mkdirs(path, FsPermission.getDirDefault());
    }

    private final class Out extends OutputStream {
        private final FSDataOutputStream out;
        private final org.apache.hadoop.fs.Path path;
        private boolean isClosed;

        Out(FSDataOutputStream out, org.apache.hadoop.fs.Path path) {
            this.out = out;
            this.path = path;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (Trouble.of(trouble).isFull()) {
                throw new IOException("No space left on device (chaos): " + path);
            }
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!isClosed) {
                isClosed = true;
                done("close", path, () -> {
                    out.close();
                    return null;
                });
            }
        }
    }

    /** A call that changes nothing. */
    private <T> T asked(String name, org.apache.hadoop.fs.Path path, Call<T> call) throws IOException {
        if (isStruck()) {
            throw failure(name, path);
        }
        return call.run();
    }

    private <T> T done(String name, org.apache.hadoop.fs.Path path, Call<T> call) throws IOException {
        boolean isStruck = isStruck();
        if (isStruck && ThreadLocalRandom.current().nextBoolean()) {
            throw failure(name, path);
        }
        T result = call.run();
        if (isStruck) {
            throw failure(name, path);
        }
        return result;
    }

    private boolean isStruck() throws IOException {
        int oneIn = Trouble.of(trouble).oneIn();
        return oneIn > 0 && ThreadLocalRandom.current().nextInt(oneIn) == 0;
    }

    private static IOException failure(String call, org.apache.hadoop.fs.Path path) {
        return new IOException(call + " failed (chaos): " + path);
    }
}
