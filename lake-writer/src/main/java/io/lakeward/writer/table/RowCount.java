// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

/**
 * How many rows a table has.
 *
 * @param rows in its base files
 * @param logs with changes that are not in these yet, and not counted
 */
public record RowCount(long rows, long logs) {
    public boolean isExact() {
        return logs == 0;
    }
}
