// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sums of tables as a file: what reads a lake runs in a process of its own. */
public final class TableSums {
    private static final String SEPARATOR = " ";

    private TableSums() {}

    public static void write(Path file, Map<String, Sum> sums) throws IOException {
        List<String> lines = sums.entrySet().stream()
                .map(sum -> String.join(
                        SEPARATOR,
                        sum.getKey(),
                        Long.toString(sum.getValue().rows()),
                        Long.toString(sum.getValue().hash())))
                .toList();
        Files.write(file, lines);
    }

    public static Map<String, Sum> read(Path file) throws IOException {
        Map<String, Sum> sums = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(SEPARATOR, -1);
            sums.put(parts[0], new Sum(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
        return sums;
    }
}
