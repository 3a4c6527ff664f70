// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.HoodieStorageUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;

/** What verify found last: a small file in the lake for each table, which no writer looks at. */
public final class VerifiedNotes {
    private static final String SUFFIX = ".json";
    private static final JsonMapper JSON = new JsonMapper();

    private final HoodieStorage storage;
    private final LakeFiles files;
    private final StoragePath folder;

    public VerifiedNotes(StorageConfiguration<?> storage, String lake) {
        this.folder = new StoragePath(lake, "_lakeward/verified");
        this.storage = HoodieStorageUtils.getStorage(folder, storage);
        this.files = new LakeFiles(storage);
    }

    /**
     * What was found of a table.
     *
     * @param verdict of the worst of its sources that were compared
     * @param sources those that were
     */
    public record Note(String table, Instant at, String verdict, List<String> sources) {
        public Note {
            sources = List.copyOf(sources);
        }
    }

    public void write(Note note) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("table", note.table())
                .put("at", note.at().toString())
                .put("verdict", note.verdict());
        note.sources().forEach(json.putArray("sources")::add);
        StoragePath file = new StoragePath(folder, note.table() + SUFFIX);
        StoragePath fresh = new StoragePath(folder, note.table() + ".new");
        try (OutputStream out = storage.create(fresh, true)) {
            out.write(JSON.writeValueAsBytes(json));
        }
        // So that no half of one is ever read.
        storage.deleteFile(file);
        if (!storage.rename(fresh, file)) {
            throw new IOException("The file " + fresh + " could not be renamed to " + file);
        }
    }

    List<StoragePath> files() {
        return files.filesBelow(folder).stream()
                .filter(file -> file.getName().endsWith(SUFFIX))
                .toList();
    }

    /** @return empty if another one takes its place at this moment */
    Optional<Note> read(StoragePath file) {
        return files.read(file).map(text -> note(file, text));
    }

    private static Note note(StoragePath file, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            List<String> sources = new ArrayList<>();
            json.get("sources").forEach(source -> sources.add(source.textValue()));
            return new Note(
                    json.get("table").textValue(),
                    Instant.parse(json.get("at").textValue()),
                    json.get("verdict").textValue(),
                    sources);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What verify found could not be read in " + file, e);
        }
    }
}
