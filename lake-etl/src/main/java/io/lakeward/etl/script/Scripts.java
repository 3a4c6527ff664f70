// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.script;

import io.lakeward.etl.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads script files, in the order given. */
public final class Scripts {

    private Scripts() {}

    public static List<Statement> read(List<Path> files, Map<String, String> variables) {
        var resolver = new Variables(variables);
        var statements = new ArrayList<Statement>();
        for (Path file : files) {
            Splitter.split(file.toString(), content(file)).stream()
                    .map(resolver::resolve)
                    .forEach(statements::add);
        }
        return List.copyOf(statements);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("--file must be a readable text file in UTF-8, but was: " + file, e);
        }
    }
}
