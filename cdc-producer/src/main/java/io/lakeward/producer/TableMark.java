// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

/**
 * The begin or the end of reading a table whole.
 */
public record TableMark(Kind kind, String database, String table) {
    /** What is marked. */
    public enum Kind {
        /** Its rows come behind this. */
        BEGIN,
        /** Its rows have come. */
        END,
        /** Its rows have come in chunks, by many readers. */
        END_OF_CHUNKS
    }
}
