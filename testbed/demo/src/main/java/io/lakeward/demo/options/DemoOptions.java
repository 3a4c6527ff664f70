// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code lakeward demo} was asked for. */
public record DemoOptions(
        boolean keep, boolean metrics, Path workDir, Optional<MySqlOptions> mysql, PortOptions ports) {

    private static final String WORK_DIR = "--work-dir";

    public static DemoOptions parse(List<String> args, Path defaultWorkDir) {
        Arguments arguments = Arguments.parse(
                args,
                Set.of("--keep", "--metrics"),
                Set.of(
                        WORK_DIR,
                        "--mysql",
                        "--user",
                        "--password-file",
                        "--mysql-port",
                        "--kafka-port",
                        "--flink-port",
                        "--spark-port"));
        return new DemoOptions(
                arguments.has("--keep"),
                arguments.has("--metrics"),
                workDir(arguments, defaultWorkDir),
                MySqlOptions.from(arguments),
                PortOptions.from(arguments));
    }

    /** The work folder {@code lakeward down} shall look into. */
    public static Path parseDown(List<String> args, Path defaultWorkDir) {
        return workDir(Arguments.parse(args, Set.of(), Set.of(WORK_DIR)), defaultWorkDir);
    }

    private static Path workDir(Arguments arguments, Path defaultWorkDir) {
        return arguments
                .value(WORK_DIR)
                .map(Path::of)
                .orElse(defaultWorkDir)
                .toAbsolutePath()
                .normalize();
    }
}
