// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process that was started, by what makes it this process and no later one with the same number. */
public record Recorded(long pid, Instant started, String name) {

    static final String DEMO = "demo";

    /** The system derives start times from its clock, which may be adjusted meanwhile. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static Recorded of(ProcessHandle process, String name) {
        return new Recorded(process.pid(), process.info().startInstant().orElse(Instant.EPOCH), name);
    }

    static Recorded parse(String line) {
        String[] parts = line.split(" ", 3);
        return new Recorded(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]);
    }

    String format() {
        return pid + " " + started + " " + name;
    }

    /** The process itself, if it is alive. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isThis(process.info().startInstant().orElse(Instant.EPOCH)));
    }

    /** Whether this is the process that watches all the others. */
    public boolean isDemo() {
        return name.equals(DEMO);
    }

    boolean isThis(Instant otherStarted) {
        return Duration.between(started, otherStarted).abs().compareTo(TOLERANCE) <= 0;
    }
}
