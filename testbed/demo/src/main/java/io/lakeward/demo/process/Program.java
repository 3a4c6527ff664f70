// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What it takes to start a process. Its environment may hold a password and is shown nowhere. */
public record Program(String name, List<String> command, Map<String, String> environment, Path log) {

    @Override
    public String toString() {
        return name;
    }

    /** No pipe to us and a session of its own: neither our end nor the terminal's is the process's end. */
    ProcessBuilder builder() {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder;
    }
}
