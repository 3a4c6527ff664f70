// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.report;

import java.util.List;

/**
 * A row that is not alike on both sides.
 *
 * @param key its key as it is shown
 * @param columns those that differ; empty if one side has no such row
 */
public record Difference(Kind kind, String key, List<ColumnDifference> columns) {
    /** In what way. */
    public enum Kind {
        CELLS("differs"),
        MISSING("is missing in the lake"),
        GHOST("is in the lake only"),
        COPIES("is in the lake in another number of copies");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** The values of a column; null for NULL. */
    public record ColumnDifference(String column, String source, String lake) {}
}
