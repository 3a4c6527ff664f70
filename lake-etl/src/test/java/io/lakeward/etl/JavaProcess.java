// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own, for what shares no class path with the tests, or is killed. */
final class JavaProcess implements AutoCloseable {

    static final Path ROOT =
            Path.of(System.getProperty("basedir")).resolve("..").normalize();

    private final String name;
    private final Path folder;
    private final Process process;

    private JavaProcess(String name, Path folder, Process process) {
        this.name = name;
        this.folder = folder;
        this.process = process;
    }

    /** Its output is in files of its name in the folder; a second process of the name writes on. */
    static JavaProcess start(
            String name, Path folder, Map<String, String> environment, String classPath, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + ROOT.resolve("conf/java-17.args"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djol.skipHotspotSAAttach=true",
                "-Duser.timezone=UTC",
                "-cp",
                classPath));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".out").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".err").toFile()));
        builder.environment().putAll(environment);
        return new JavaProcess(name, folder, builder.start());
    }

    /** What a stock distribution has on its class path, made of Maven's jars. */
    static String distribution(String module) throws IOException {
        return Files.readString(ROOT.resolve("testbed").resolve(module).resolve("target/classpath"))
                .strip();
    }

    static Path jobJar(String module) {
        return ROOT.resolve(module).resolve("target").resolve(module + ".jar");
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " must run, but has ended; see " + folder);
        }
    }

    /** What it has printed, when it has ended well. */
    String result() throws IOException {
        int exit = process.onExit().join().exitValue();
        var printed = Files.readString(folder.resolve(name + ".out"));
        assertThat(exit)
                .as(printed + Files.readString(folder.resolve(name + ".err")))
                .isZero();
        return printed;
    }

    /** SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
