// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;

/** A table could not be written; the others of the batch that failed too are suppressed exceptions. */
final class TableWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TableWriteException(TableId table, Throwable cause) {
        super("Table " + table + " could not be written: " + cause.getMessage(), cause);
    }

    /** A failure that tells of one more table. */
    static TableWriteException and(TableWriteException failure, TableId table, Throwable cause) {
        TableWriteException next = new TableWriteException(table, cause);
        if (failure == null) {
            return next;
        }
        failure.addSuppressed(next);
        return failure;
    }
}
