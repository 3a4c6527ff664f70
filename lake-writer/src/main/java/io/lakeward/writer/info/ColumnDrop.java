// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

/** What becomes of a lake table's column that the source has no more. */
public enum ColumnDrop {
    /** It stays, with the values it had. */
    KEEP,
    /** It goes: the lake's table is written anew without it. */
    DROP
}
