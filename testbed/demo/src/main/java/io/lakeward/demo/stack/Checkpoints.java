// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Those that Flink jobs have written to a folder: {@code <job>/chk-<number>/_metadata}. */
record Checkpoints(Path folder) {
    private static final int DEPTH = 3;

    /** The newest one that is complete. */
    Optional<Path> newest() throws IOException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparing(Checkpoints::written))
                    .map(Path::getParent);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                // One of them was deleted meanwhile.
                return Optional.empty();
            }
            throw e;
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
