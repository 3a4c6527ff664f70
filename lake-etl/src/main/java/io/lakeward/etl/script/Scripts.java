// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.script;

import io.lakeward.etl.error.Problems;
import io.lakeward.etl.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads script files, in the order given. */
public final class Scripts {

    private static final String SUFFIX = ".sql";

    private Scripts() {}

    /** Tells the mistakes of all files at once. */
    public static List<Statement> read(List<Path> files, Map<String, String> given) {
        var variables = new Variables(given, System.getenv());
        var problems = new Problems();
        var statements = new ArrayList<Statement>();
        for (Path file : files.stream().flatMap(Scripts::scripts).toList()) {
            problems.attempt(() -> Splitter.split(file.toString(), content(file)))
                    .ifPresent(parts -> parts.forEach(part ->
                            problems.attempt(() -> variables.resolve(part)).ifPresent(statements::add)));
        }
        problems.throwIfAny();
        return List.copyOf(statements);
    }

    /** A folder stands for the scripts in it, in the order of their names. */
    private static Stream<Path> scripts(Path file) {
        if (!Files.isDirectory(file)) {
            return Stream.of(file);
        }
        try (var entries = Files.list(file)) {
            return entries.filter(entry -> entry.toString().endsWith(SUFFIX)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("--file must be a readable text file in UTF-8, or a folder, but was: " + file, e);
        }
    }
}
