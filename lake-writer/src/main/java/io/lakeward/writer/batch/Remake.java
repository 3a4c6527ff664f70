// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.util.Set;
import java.util.TreeSet;

/**
 * A lake table is to be written anew without some of its columns.
 *
 * @param sequence of the statement that asks for it
 */
record Remake(Set<String> columns, long sequence) {
    Remake and(Remake later) {
        Set<String> all = new TreeSet<>(columns);
        all.addAll(later.columns);
        return new Remake(all, later.sequence);
    }
}
