// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.table.CommitNote;
import java.io.Serializable;
import java.util.Map;

/**
 * What became of the records of one table that a commit accounts for. Those in quarantine are counted there.
 *
 * @param applied changes that the commit holds
 * @param superseded changes of a key that a later one in the batch follows
 * @param ignored changes of rows without a key that table info leaves out
 */
record Counts(long applied, long superseded, long ignored) implements Serializable {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(applied + other.applied, superseded + other.superseded, ignored + other.ignored);
    }

    /** @param number of applied changes that turned out to be for quarantine */
    Counts without(long number) {
        return new Counts(applied - number, superseded, ignored);
    }

    Counts allSuperseded() {
        return new Counts(0, records(), 0);
    }

    long records() {
        return applied + superseded + ignored;
    }

    /** As the commit's metadata have it. */
    Map<String, String> notes() {
        return Map.of(
                "lakeward.records",
                Long.toString(records()),
                CommitNote.APPLIED,
                Long.toString(applied),
                "lakeward.superseded",
                Long.toString(superseded),
                "lakeward.ignored",
                Long.toString(ignored));
    }
}
