// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.event.TableId;

/**
 * What the preflight has to know of a table.
 *
 * @param key what its rows are known by
 */
record TableFacts(TableId id, RowKey key) {
    enum RowKey {
        /** A primary key, or a unique index over columns that are NOT NULL, which takes its place. */
        KEY,
        /** At best a unique index that may hold NULL many times; Debezium takes it for a key, and NULL for 0. */
        NULLABLE,
        NONE
    }
}
