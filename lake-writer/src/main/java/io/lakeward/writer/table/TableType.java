// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

/** How Hudi keeps a table's changes. */
public enum TableType {
    /** Files are rewritten, with a log of changes for streaming readers: copy on write. */
    COW,
    /** Changes are appended to logs and compacted later: merge on read. */
    MOR
}
