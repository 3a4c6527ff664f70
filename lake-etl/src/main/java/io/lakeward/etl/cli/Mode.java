// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.cli;

/** What is to be done with the scripts. */
public enum Mode {
    /** Tables that are in the lake already are only written by a job that resumes. */
    RUN,
    /** Tables that are in the lake already are built anew. */
    REBUILD,
    /** The scripts are checked and explained, nothing is submitted. */
    DRY_RUN,
    /** The session that a script needs is printed, for Flink's SQL client. */
    PRINT_INIT
}
