// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Hudi table's completed commits, told from the file names of its timeline alone: cheap enough to ask often. */
record Timeline(Path table) {

    private static final Pattern COMPLETED = Pattern.compile("[0-9]+\\.(commit|deltacommit|replacecommit)");

    /** A completed commit and when it became visible. */
    record Commit(String name, Instant visible) {}

    Optional<Commit> latest() throws IOException {
        try (Stream<Path> files = Files.list(table.resolve(".hoodie"))) {
            Optional<Path> file = files.filter(Timeline::isWritten)
                    .filter(path ->
                            COMPLETED.matcher(path.getFileName().toString()).matches())
                    .max(Comparator.comparing(path -> path.getFileName().toString()));
            if (file.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Commit(
                    file.get().getFileName().toString(),
                    Files.getLastModifiedTime(file.get()).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** On a local disk a commit's file is there a moment before its content. */
    private static boolean isWritten(Path file) {
        return file.toFile().length() > 0;
    }
}
