// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a user runs it: the script at the root, in a process of its own. */
record Lakeward(Process process, Path output) {

    record Result(int exitCode, String output) {}

    static final Path ROOT =
            Path.of(System.getProperty("basedir")).resolve("../..").normalize();

    /** Ctrl-C must reach it even where the build itself runs in the background and ignores it. */
    static Lakeward start(Path output, String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("env", "--default-signal=INT", ROOT.resolve("lakeward").toString()));
        command.addAll(List.of(args));
        return new Lakeward(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    static Result run(Path output, String... args) throws IOException, InterruptedException {
        return start(output, args).await();
    }

    Result await() throws IOException, InterruptedException {
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroy();
        }
        return new Result(process.waitFor(), Files.readString(output));
    }

    boolean says(String text) {
        try {
            return Files.readString(output).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** The processes of this machine whose command line names the folder. */
    static List<String> processesOf(Path folder) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(commandLine -> commandLine.contains(folder.toString()))
                .toList();
    }
}
