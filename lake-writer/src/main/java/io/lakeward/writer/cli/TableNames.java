// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of tables as a command takes them: {@code db.table}, where {@code *} stands for any letters. */
public final class TableNames {
    private TableNames() {}

    /** @param table by name */
    public static boolean matches(String name, String table) {
        return Pattern.matches(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), table);
    }

    static void check(List<String> names, OptionValues values) {
        names.stream()
                .filter(name -> !name.matches("[^.]+\\.[^.]+"))
                .forEach(name -> values.problem("A table must be named as db.table, but was: " + name));
    }
}
