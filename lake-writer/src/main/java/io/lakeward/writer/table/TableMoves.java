// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.hudi.storage.StoragePath;

/**
 * Tables of the lake that take the place of others. What a writer leaves undone here, the next one's start ends: a note
 * says what is being moved, because an object store moves a folder file by file.
 */
final class TableMoves {
    /** Tables that another one has taken the place of. */
    private static final String RETIRED = "/_lakeward/retired/";

    /** Tables that are to take the place of another one. */
    private static final String ANEW = "/_lakeward/anew/";

    /** For each table that is being moved, from where and to where, a line each, and a dot at the end. */
    private static final String NOTES = "/_lakeward/moves/";

    private final LakeFiles files;
    private final String basePath;

    TableMoves(LakeFiles files, String basePath) {
        this.files = files;
        this.basePath = basePath;
    }

    /** @return the path for a table that is to take the place of one; what was left of an earlier one is deleted */
    String beside(TableId id, long sequence) {
        deleteBeside(id);
        return basePath + ANEW + id.database() + "/" + id.table() + "." + sequence;
    }

    /**
     * Puts a table aside.
     *
     * @return where it is now
     * @throws BrokenMoveException if only a part of it is there
     */
    String retire(TableId id, long sequence) {
        // With its place free, it would be taken for complete.
        deleteBeside(id);
        return putAside(id, sequence);
    }

    /**
     * Brings a table to its place that was written beside it.
     *
     * @return where the one is now that was there
     */
    String replace(LakeTable beside, long sequence) {
        String before = putAside(beside.id(), sequence);
        move(beside.id(), new StoragePath(beside.path()), place(beside.id()));
        return before;
    }

    private String putAside(TableId id, long sequence) {
        StoragePath to = new StoragePath(basePath + RETIRED + id.database() + "/" + id.table() + "." + sequence);
        move(id, place(id), to);
        return to.toString();
    }

    private void move(TableId id, StoragePath from, StoragePath to) {
        StoragePath note = new StoragePath(basePath + NOTES + id.database() + "/" + id.table());
        // Relative, because the lake may have another name next time.
        StoragePath lake = new StoragePath(basePath);
        files.write(note, LakeFiles.relative(lake, from) + "\n" + LakeFiles.relative(lake, to) + "\n.\n");
        try {
            files.move(from, to);
        } catch (RuntimeException e) {
            if (files.exists(to)) {
                throw new BrokenMoveException(id, e);
            }
            files.deleteFile(note);
            throw e;
        }
        files.deleteFile(note);
    }

    /** Of a note that was not written to its end, nothing has been done. */
    private void endMove(StoragePath note) {
        List<String> lines = files.read(note).orElse("").lines().toList();
        if (lines.size() == 3) {
            files.endMove(
                    new StoragePath(basePath + "/" + lines.get(0)), new StoragePath(basePath + "/" + lines.get(1)));
        }
        files.deleteFile(note);
    }

    /**
     * Tables that a writer has left beside others when it ended go where these were. One whose place is still taken is written
     * again, and one that is not complete is of no use.
     *
     * @param isComplete whether a table has what was to be written to it
     */
    void finish(Predicate<StoragePath> isComplete) {
        files.filesBelow(new StoragePath(basePath + NOTES)).forEach(this::endMove);
        beside(name -> true).forEach((table, id) -> {
            if (files.isTable(place(id)) || !isComplete.test(table)) {
                files.delete(table);
            } else {
                move(id, table, place(id));
            }
        });
    }

    private void deleteBeside(TableId id) {
        beside(id::equals).keySet().forEach(files::delete);
    }

    private Map<StoragePath, TableId> beside(Predicate<TableId> which) {
        Map<StoragePath, TableId> found = new HashMap<>();
        for (StoragePath database : files.children(new StoragePath(basePath + ANEW))) {
            for (StoragePath table : files.children(database)) {
                String name = table.getName();
                TableId id = new TableId(database.getName(), name.substring(0, name.lastIndexOf('.')));
                if (which.test(id)) {
                    found.put(table, id);
                }
            }
        }
        return found;
    }

    private StoragePath place(TableId id) {
        return new StoragePath(basePath + "/" + id.database() + "/" + id.table());
    }
}
