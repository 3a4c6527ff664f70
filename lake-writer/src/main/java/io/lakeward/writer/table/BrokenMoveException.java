// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;

/** A table, or what is to take its place, is not where it was, and not yet where it is to be: the start of a job brings it there. */
public final class BrokenMoveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenMoveException(TableId table, Throwable cause) {
        super("The lake table " + table + " was not moved to its end", cause);
    }
}
