// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

/** What a schema change does to the rows of its table. */
public enum SchemaChangeKind {
    /** The table is there now, as a new one or under this name for the first time. */
    CREATE,
    /** The table's columns or key are others now. */
    ALTER,
    /** All of the table's rows are gone. */
    TRUNCATE,
    /** There is no table of this name any more; without a table, none of the database's. */
    DROP,
    /** Nothing that concerns rows. */
    OTHER
}
