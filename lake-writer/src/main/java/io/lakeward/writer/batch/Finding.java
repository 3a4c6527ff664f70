// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import java.io.Serializable;
import java.util.List;

/**
 * What a record in quarantine turns out to be by now, without its contents.
 *
 * @param before what quarantine says of it
 * @param source its table; null if that is not known
 * @param rows that it changes
 * @param sequence of the change, or since when a table is another one
 * @param problem why it is bad still; else null
 */
record Finding(Kept before, Kind kind, TableId source, List<RowId> rows, long sequence, String problem)
        implements Serializable {
    record Kept(Place place, String table, String error) implements Serializable {}

    enum Kind {
        BAD,
        /** It says nothing of rows. */
        NOTHING,
        /** A schema change, or the end of a reading. */
        NOTICE,
        ROW,
        /** Of a table without a key. */
        COPY,
        /** The same, that tells what the whole table was like. */
        COPY_READ;

        boolean isCopy() {
            return this == COPY || this == COPY_READ;
        }
    }

    Place place() {
        return before.place();
    }

    /** The name of its table; null if that is not known. */
    String table() {
        return source == null ? before.table() : source.toString();
    }
}
