// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

/** What the lake does when the source changes rows of a table by a statement, and not by changes of rows. */
public enum Following {
    /** The same as the source. */
    FOLLOW,
    /** Nothing. */
    IGNORE,
    /** The table is parked before anything of it is written. */
    STOP
}
