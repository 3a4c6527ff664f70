// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

/** What the least is that a work is held against. */
enum Floor {
    NONE,
    /** A Spark job that appends, which knows one table and no keys. */
    PLAIN_SPARK,
    /** Ours with fewer tables. */
    FEW_TABLES
}
