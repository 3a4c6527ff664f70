// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.hudi.storage.StoragePath;

/** Tables of the lake that take the place of others. What a writer leaves undone here, the next one's start ends. */
final class TableMoves {
    /** Tables that another one has taken the place of. */
    private static final String RETIRED = "/_lakeward/retired/";

    /** Tables that are to take the place of another one. */
    private static final String ANEW = "/_lakeward/anew/";

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
        files.move(new StoragePath(beside.path()), place(beside.id()));
        return before;
    }

    private String putAside(TableId id, long sequence) {
        StoragePath to = new StoragePath(basePath + RETIRED + id.database() + "/" + id.table() + "." + sequence);
        files.move(place(id), to);
        return to.toString();
    }

    /**
     * Tables that a writer has left beside others when it ended go where these were. One whose place is still taken is written
     * again, and one that is not complete is of no use.
     *
     * @param isComplete whether a table has what was to be written to it
     */
    void finish(Predicate<StoragePath> isComplete) {
        beside(name -> true).forEach((table, id) -> {
            if (files.isTable(place(id)) || !isComplete.test(table)) {
                files.delete(table);
            } else {
                files.move(table, place(id));
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
