// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where everything that was built and everything a user edits lies. */
public record Home(Path root) {

    private static final String CLASS_PATH = "target/classpath";

    public Path conf(String name) {
        return root.resolve("conf").resolve(name);
    }

    Path monitoring(String name) {
        return root.resolve("deploy/monitoring").resolve(name);
    }

    public Path defaultWorkDir() {
        return root.resolve("target/demo");
    }

    public Path jobJar(String job) {
        return jar(job, job);
    }

    /** What the build of a module made. */
    public Path jar(String module, String name) {
        return root.resolve(module).resolve("target").resolve(name + ".jar");
    }

    public String serversClassPath() throws IOException {
        Path servers = root.resolve("testbed/servers");
        return servers.resolve("target/testbed-servers.jar")
                + File.pathSeparator
                + Files.readString(servers.resolve(CLASS_PATH)).strip();
    }

    public String flinkClassPath() throws IOException {
        return classPath("testbed/flink-dist");
    }

    Path flinkPlugins() {
        return root.resolve("testbed/flink-dist/target/plugins");
    }

    String sparkClassPath() throws IOException {
        return classPath("testbed/spark-dist");
    }

    /** What a module needs, without its own jar. */
    public String classPath(String module) throws IOException {
        return Files.readString(root.resolve(module).resolve(CLASS_PATH)).strip();
    }
}
