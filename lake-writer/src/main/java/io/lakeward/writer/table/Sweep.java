// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.List;
import java.util.Optional;

/**
 * What a statement does to the rows that a lake table has from before.
 *
 * @param since it concerns rows whose last change is older
 * @param part of these, those that have a value in a column: the rows of one source of several; else all
 */
public record Sweep(long since, Optional<Part> part, Action action) {
    public record Part(String column, String value) {}

    public sealed interface Action {
        /** The source has them no more. */
        record Delete() implements Action {}

        /** The same, and they stay, marked as deleted. */
        record Mark() implements Action {}

        /** Columns are NULL in them, whatever columns of these names held before. */
        record Clear(List<String> columns) implements Action {}
    }
}
