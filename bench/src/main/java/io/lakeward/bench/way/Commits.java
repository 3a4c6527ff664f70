// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** All commits of a database's tables in a lake, by their files alone: no engine is asked, so looking costs little. */
public final class Commits {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path database;
    private final CommitForm form;
    private final Map<Path, Commit> seen = new HashMap<>();

    Commits(Path database, CommitForm form) {
        this.database = database;
        this.form = form;
    }

    /** Takes note of those that are new; what is archived later stays known. */
    public void look() throws IOException {
        for (Path table : children(database)) {
            for (Path file : children(table.resolve(form.folder()))) {
                Matcher name = form.file().matcher(file.getFileName().toString());
                if (name.matches() && !seen.containsKey(file)) {
                    read(table, name.group(1), file).ifPresent(commit -> seen.put(file, commit));
                }
            }
        }
    }

    /** How many changes all of them carried. */
    public long records() {
        return seen.values().stream().mapToLong(Commit::records).sum();
    }

    /** When the last one that carried changes became visible. */
    public Instant lastVisible() {
        return seen.values().stream()
                .filter(commit -> commit.records() > 0)
                .map(Commit::visible)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Since when each commit of a table is visible, by its name. */
    public Map<String, Instant> visible(String table) {
        Map<String, Instant> visible = new HashMap<>();
        seen.values().stream()
                .filter(commit -> commit.table().equals(table))
                .forEach(commit -> visible.put(commit.name(), commit.visible()));
        return visible;
    }

    public int count() {
        return (int)
                seen.values().stream().filter(commit -> commit.records() > 0).count();
    }

    private Optional<Commit> read(Path table, String name, Path file) throws IOException {
        Instant visible = Files.getLastModifiedTime(file).toInstant();
        try {
            JsonNode content = JSON.readTree(file.toFile());
            // An empty one is still to be written, as is half a one.
            return content.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(new Commit(
                            table.getFileName().toString(),
                            name,
                            visible,
                            form.records().applyAsLong(content)));
        } catch (JsonEOFException e) {
            return Optional.empty();
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
