// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.work;

import io.lakeward.demo.outcome.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one folder everything of a demo lives in. A marker file tells ours from the user's own. */
public record WorkFolder(Path dir) {

    private static final String MARKER = ".lakeward-demo";
    private static final String PROCESSES = "processes";
    private static final String BORROWED = "borrowed-mysql";
    private static final int DELETE_ATTEMPTS = 100;

    /** Makes the folder ours and empty, or refuses. */
    public void claim() throws IOException {
        if (Files.exists(dir) && !Files.isDirectory(dir)) {
            throw new Mistake("work folder must be a folder, but is a file: " + dir);
        }
        if (isOurs()) {
            if (!running().isEmpty()) {
                throw new Mistake("a demo is running in " + dir + ": end it with ./lakeward down"
                        + (dir.endsWith("target/demo") ? "" : " --work-dir " + dir));
            }
            delete();
        } else if (Files.isDirectory(dir) && !isEmpty()) {
            throw new Mistake("work folder must be empty, but holds files that are not the demo's: " + dir);
        }
        Files.createDirectories(dir);
        Files.createFile(dir.resolve(MARKER));
        Files.createDirectories(logs());
        Files.createDirectories(temp());
    }

    public Path logs() {
        return dir.resolve("logs");
    }

    public Path temp() {
        return dir.resolve("tmp");
    }

    public Path lake() {
        return dir.resolve("lake");
    }

    public Path checkpoints(String job) {
        return dir.resolve("checkpoints").resolve(job);
    }

    public boolean isOurs() {
        return Files.isRegularFile(dir.resolve(MARKER));
    }

    public void record(Recorded process) throws IOException {
        Files.writeString(
                dir.resolve(PROCESSES), process.format() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Notes the process that watches all the others. */
    public void recordSelf() throws IOException {
        record(Recorded.of(ProcessHandle.current(), Recorded.DEMO));
    }

    /** Notes a database of ours on a server that is not. */
    public void recordBorrowed(String database, String address) throws IOException {
        Files.writeString(dir.resolve(BORROWED), database + " is left on " + address);
    }

    public Optional<String> borrowed() throws IOException {
        Path file = dir.resolve(BORROWED);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** The recorded processes that are alive, in the order they were started. */
    public List<Recorded> running() throws IOException {
        Path file = dir.resolve(PROCESSES);
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(Recorded::parse)
                .filter(process -> process.running().isPresent())
                .toList();
    }

    /** Removes the folder; files that a dying process still adds do not stop it. */
    public void delete() throws IOException {
        deleteBut(List.of());
        Files.deleteIfExists(dir);
    }

    /** Removes all but the logs, and stays ours. */
    public void deleteButLogs() throws IOException {
        deleteBut(List.of(logs(), dir.resolve(MARKER)));
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.findAny().isEmpty();
        }
    }

    private void deleteBut(List<Path> kept) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (Stream<Path> tree = Files.walk(dir)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    if (!path.equals(dir) && kept.stream().noneMatch(path::startsWith)) {
                        Files.deleteIfExists(path);
                    }
                }
                return;
            } catch (NoSuchFileException | DirectoryNotEmptyException | UncheckedIOException e) {
                if (!Files.exists(dir)) {
                    return;
                }
                if (attempt == DELETE_ATTEMPTS) {
                    throw new IOException("cannot delete " + dir, e);
                }
            }
        }
    }
}
