// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.cli;

import io.lakeward.etl.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The command line, checked: a value of this type can be run. */
public record Args(
        List<Path> files,
        String lake,
        Map<String, String> variables,
        String checkpointDir,
        Duration checkpointInterval,
        String name,
        Mode mode) {

    public Args {
        files = List.copyOf(files);
        variables = Map.copyOf(variables);
        lake = withoutTrailingSlash(lake);
        if (files.isEmpty() && mode != Mode.PRINT_INIT) {
            throw new UserError("--file must be given at least once");
        }
        if (lake.isBlank()) {
            throw new UserError("--lake must be the base path of the lake, but was: '" + lake + "'");
        }
        if (checkpointDir.isBlank()) {
            throw new UserError("--checkpointDir must be a path, but was: '" + checkpointDir + "'");
        }
        if (checkpointInterval.isNegative() || checkpointInterval.isZero()) {
            throw new UserError(
                    "--checkpointInterval must be greater than 0, but was: " + checkpointInterval.toSeconds());
        }
    }

    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
