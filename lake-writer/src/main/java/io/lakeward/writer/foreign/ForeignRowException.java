// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import io.lakeward.event.TableId;

/** A record's table is known, but not all of its rows can be read; the message says why, without their contents. */
public final class ForeignRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String table;

    ForeignRowException(TableId table, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.table = table.toString();
    }

    public String table() {
        return table;
    }
}
