// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Optional;

/**
 * Rows of a lake table that are to go, because the source has them no more.
 *
 * @param since rows whose last change is older
 * @param part of these, those that have a value in a column: the rows of one source of several; else all
 * @param isSoft whether they stay, marked as deleted
 */
public record Sweep(long since, Optional<Part> part, boolean isSoft) {
    public record Part(String column, String value) {}
}
