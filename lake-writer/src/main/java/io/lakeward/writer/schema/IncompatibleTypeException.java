// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import io.lakeward.event.TableId;

/** A source column changed to a type that the lake column cannot be widened to. */
public final class IncompatibleTypeException extends RuntimeException {
    IncompatibleTypeException(TableId table, String column, String lakeType, String newType) {
        super("Column " + table + "." + column + " must keep a type that the lake can widen its " + lakeType
                + " to, but became " + newType);
    }
}
