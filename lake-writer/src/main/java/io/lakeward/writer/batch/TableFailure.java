// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.park.Trouble;

/** A table of the lake could not be written, or is not to be. */
final class TableFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TableId table;
    private final ParkedTable.Cause reason;

    private TableFailure(TableId table, ParkedTable.Cause reason, String message, Throwable cause) {
        super(message, cause);
        this.table = table;
        this.reason = reason;
    }

    /** Table info says so. */
    static TableFailure stopped(TableId table, String message) {
        return new TableFailure(table, ParkedTable.Cause.STOPPED, message, null);
    }

    static TableFailure expired(TableId table, String message) {
        return new TableFailure(table, ParkedTable.Cause.EXPIRED, message, null);
    }

    /** @return what a failure means for its table, if it is none of the job's */
    static TableFailure of(TableId table, Throwable cause) {
        if (cause instanceof TableFailure known) {
            return known;
        }
        if (Trouble.isOfTheJob(cause)) {
            throw new IllegalStateException("The job cannot go on, as " + table + " shows: " + line(cause), cause);
        }
        return new TableFailure(table, ParkedTable.Cause.FAILED, line(cause), cause);
    }

    TableId table() {
        return table;
    }

    ParkedTable.Cause reason() {
        return reason;
    }

    /** The failure itself lies behind those that it led to; an operator reads one line. */
    private static String line(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String last = root.toString().lines().findFirst().orElse("");
        return failure.equals(root) || first.contains(last)
                ? (root.getMessage() == null ? last : first)
                : first + ": " + last;
    }
}
