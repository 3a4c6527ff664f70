// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.util.List;
import java.util.Optional;

/**
 * A table of the lake as its files show it.
 *
 * @param commits the newest ones of the writer, newest first; none if the table cannot be read
 * @param problem why it cannot be read
 */
public record TableLook(TableId id, List<CommitNote> commits, Optional<RowCount> rows, Optional<String> problem) {
    public TableLook {
        commits = List.copyOf(commits);
    }

    static TableLook unreadable(TableId id, RuntimeException failure) {
        return new TableLook(id, List.of(), Optional.empty(), Optional.of(failure.toString()));
    }
}
