// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import java.time.Instant;

/**
 * A commit of a table, completed.
 *
 * @param visible since when readers see it
 * @param records how many changes it carried; 0 for what only moves rows about
 */
public record Commit(String table, String name, Instant visible, long records) {}
