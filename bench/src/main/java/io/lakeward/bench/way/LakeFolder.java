// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.way;

import io.lakeward.bench.check.Arrivals;
import io.lakeward.bench.check.Sum;
import io.lakeward.bench.check.TableSums;
import io.lakeward.bench.run.Cluster;
import io.lakeward.demo.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a way's tables are, and the files by which a reader tells of them.
 *
 * @param name the database's folder
 */
record LakeFolder(Path root, String name) {
    /** Puts a reader together. */
    interface Reader {
        Program into(Path out) throws IOException;
    }

    Path database() {
        return root.resolve(name);
    }

    Map<String, Sum> read(Cluster cluster, Reader reader) throws IOException {
        cluster.runToEnd(reader.into(out()));
        return TableSums.read(out());
    }

    Map<String, Map<Long, String>> arrivals(Cluster cluster, Collection<String> tables, Reader reader)
            throws IOException {
        cluster.runToEnd(reader.into(out()));
        Map<String, Map<Long, String>> arrivals = new TreeMap<>();
        for (String table : tables) {
            arrivals.put(table, Arrivals.read(Arrivals.file(out(), table)));
        }
        return arrivals;
    }

    private Path out() {
        return root.resolveSibling(root.getFileName() + ".read");
    }
}
