// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.table.LocalFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local file system, where something may be done at a chosen step: the process dies, or a test holds it there. */
public final class WatchedFileSystem extends LocalFiles {
    static final int DEAD = 137;

    private static final String STEP = "watched.step";
    private static final String PATH = "watched.path";

    enum Step {
        /** If a file is written beside its place first, it is complete there. */
        BEFORE_FILE,
        AFTER_FILE,
        AFTER_DELETION,
        BEFORE_LISTING
    }

    /** Hadoop keeps the first file system that anybody asks for: it is to be this one. */
    static void keep(Configuration configuration) {
        try {
            FileSystem kept = new Path("file:///").getFileSystem(configuration);
            if (!(kept instanceof WatchedFileSystem)) {
                throw new IllegalStateException("Another file system was asked for first: " + kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path a regular expression */
    record Place(Step step, String path) {
        boolean is(Step other, Path found) {
            return step == other && Pattern.matches(path, found.toString());
        }

        /** Of a process that is to die here, as of {@code kill -9}. */
        Map<String, String> asDeadly() {
            return Map.of(STEP, step.name(), PATH, path);
        }
    }

    private record Watch(Place place, Runnable action) {}

    private static volatile Watch watch = System.getProperty(STEP) == null
            ? null
            : new Watch(
                    new Place(Step.valueOf(System.getProperty(STEP)), System.getProperty(PATH)),
                    () -> Runtime.getRuntime().halt(DEAD));

    /** In this process; the action may throw. */
    static void watch(Place place, Runnable action) {
        watch = new Watch(place, action);
    }

    static void stopWatching() {
        watch = null;
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        reached(Step.BEFORE_FILE, path);
        FSDataOutputStream file =
                super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
        Watch current = watch;
        return current != null && current.place().is(Step.AFTER_FILE, path) ? new WatchedFile(file, path) : file;
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        reached(Step.BEFORE_FILE, to);
        boolean done = super.rename(from, to);
        reached(Step.AFTER_FILE, to);
        return done;
    }

    @Override
    public FileStatus[] listStatus(Path folder) throws IOException {
        reached(Step.BEFORE_LISTING, folder);
        return super.listStatus(folder);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        boolean done = super.delete(path, recursive);
        reached(Step.AFTER_DELETION, path);
        return done;
    }

    private static void reached(Step step, Path path) {
        Watch current = watch;
        if (current != null && current.place().is(step, path)) {
            current.action().run();
        }
    }

    private static final class WatchedFile extends FSDataOutputStream {
        private final FSDataOutputStream file;
        private final Path path;

        WatchedFile(FSDataOutputStream file, Path path) throws IOException {
            super(file, null);
            this.file = file;
            this.path = path;
        }

        @Override
        public void close() throws IOException {
            file.close();
            reached(Step.AFTER_FILE, path);
        }
    }
}
