// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** By which commit each row of a table came to be as it is: a file, as what reads a lake runs in its own process. */
public final class Arrivals {
    private static final String SEPARATOR = " ";

    private Arrivals() {}

    /** Where the file of a table is, beside that of the sums. */
    public static Path file(Path sums, String table) {
        return sums.resolveSibling(sums.getFileName() + "." + table);
    }

    public static String line(String id, String commit) {
        return id + SEPARATOR + commit;
    }

    public static void write(Path file, Collection<String> lines) throws IOException {
        Files.write(file, lines);
    }

    /** The last line of an id counts. */
    public static Map<Long, String> read(Path file) throws IOException {
        Map<Long, String> commits = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(SEPARATOR, -1);
            commits.put(Long.parseLong(parts[0]), parts[1]);
        }
        return commits;
    }
}
