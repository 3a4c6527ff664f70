// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import io.lakeward.demo.process.Program;
import io.lakeward.demo.work.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together the command line of a JVM: what all of ours share, then what one needs. */
public final class JavaCommand {

    private final String name;
    private final Path log;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> command = new ArrayList<>();

    public JavaCommand(Home home, WorkFolder work, String name) {
        this.name = name;
        this.log = work.logs().resolve(name + ".log");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + home.conf("java-17.args"));
        command.add("-Duser.timezone=UTC");
        command.add("-Djava.io.tmpdir=" + work.temp());
        command.add("-Dlog4j2.configurationFile=" + home.conf("log4j2.properties"));
    }

    /** For what does not live long or hold much: compiling little and collecting plainly starts in half the time. */
    public JavaCommand quick() {
        return jvm("-XX:TieredStopAtLevel=1").jvm("-XX:+UseSerialGC");
    }

    public JavaCommand environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public JavaCommand jvm(String option) {
        command.add(option);
        return this;
    }

    public JavaCommand main(String classPath, String mainClass) {
        command.addAll(List.of("-cp", classPath, mainClass));
        return this;
    }

    public JavaCommand arg(String arg) {
        command.add(arg);
        return this;
    }

    public JavaCommand arg(String option, Object value) {
        command.add(option);
        command.add(value.toString());
        return this;
    }

    public Program program() {
        return new Program(name, List.copyOf(command), Map.copyOf(environment), log);
    }
}
