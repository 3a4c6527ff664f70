// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

/**
 * When merge-on-read tables are compacted.
 *
 * @param wanted whether this job compacts, or leaves it to another
 * @param commits how many commits there are between two compactions
 */
public record Compaction(boolean wanted, int commits) {}
