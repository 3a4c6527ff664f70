// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.process;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.work.Recorded;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes we started, in order. Each is written down before anything else happens, so that none is lost. */
public final class Children {

    private static final int LINES = 15;

    private final WorkFolder folder;
    private final List<Child> children = new ArrayList<>();
    private final Map<String, Long> supervised = new HashMap<>();
    private boolean stopping;

    public Children(WorkFolder folder) {
        this.folder = folder;
    }

    /** @param mayEnd whether the one who started it waits for its end */
    private record Child(Program program, Process process, boolean mayEnd) {

        boolean hasEnded() {
            return !process.isAlive();
        }

        Failure failure() {
            return ended(program, process.exitValue());
        }
    }

    private static Failure ended(Program program, int code) {
        return new Failure("%s ended with exit code %d, its log %s ends:%n%s"
                .formatted(program, code, program.log(), end(program)));
    }

    public void start(Program program) throws IOException {
        launch(program, false);
    }

    /** Runs a program that ends by itself, and well. */
    public void runToEnd(Program program, Duration bound) throws IOException {
        int code = exitCode(program, bound);
        if (code != 0) {
            throw ended(program, code);
        }
    }

    /** Runs a program that ends by itself. */
    public int exitCode(Program program, Duration bound) throws IOException {
        Child child = launch(program, true);
        boolean ended = Wait.until(bound, () -> {
            check();
            return child.hasEnded();
        });
        if (!ended) {
            throw new Failure("%s must end within %d s, but still runs; its log %s ends:%n%s"
                    .formatted(program, bound.toSeconds(), program.log(), end(program)));
        }
        forget(child);
        return child.process().exitValue();
    }

    /** Ends it, and what it started, as a crash does, and starts it anew. */
    public void killAndRestart(Program program) throws IOException {
        kill(program);
        launch(program, false);
    }

    /** Ends it, and what it started, as a crash does. */
    public void kill(Program program) {
        Child child = running(program);
        forget(child);
        List<ProcessHandle> started = child.process().descendants().toList();
        child.process().destroyForcibly().onExit().join();
        started.forEach(ProcessHandle::destroyForcibly);
        started.forEach(each -> each.onExit().join());
    }

    /** For a while its end is no failure: it is started again, as a cluster does that supervises it. */
    public synchronized void superviseFor(Duration span, Program program) {
        supervised.put(program.name(), System.nanoTime() + span.toNanos());
    }

    /** One that runs. */
    public ProcessHandle handle(Program program) {
        return running(program).process().toHandle();
    }

    private synchronized Child running(Program program) {
        return children.stream()
                .filter(child -> child.program().name().equals(program.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " must run, but does not"));
    }

    /** Fails if one of them has ended by itself, or starts it again if it is supervised. */
    public synchronized void check() {
        Optional<Child> dead = children.stream()
                .filter(child -> !child.mayEnd() && child.hasEnded())
                .findFirst();
        if (dead.isEmpty() || stopping) {
            return;
        }
        Program program = dead.get().program();
        Long until = supervised.get(program.name());
        if (until == null || until - System.nanoTime() < 0) {
            throw dead.get().failure();
        }
        forget(dead.get());
        try {
            launch(program, false);
        } catch (IOException e) {
            throw new Failure(program + " could not be started again: " + e.getMessage(), e);
        }
    }

    /** Ends them all, the youngest first, and lets no new one start. */
    public void stopAll() {
        List<Child> youngestFirst;
        synchronized (this) {
            stopping = true;
            youngestFirst = new ArrayList<>(children);
        }
        Collections.reverse(youngestFirst);
        youngestFirst.forEach(child -> Stopper.stop(child.process().toHandle()));
    }

    private synchronized Child launch(Program program, boolean mayEnd) throws IOException {
        if (stopping) {
            throw new Failure(program + " was not started: the demo is stopping");
        }
        Child child = new Child(program, program.builder().start(), mayEnd);
        children.add(child);
        folder.record(Recorded.of(child.process().toHandle(), program.name()));
        return child;
    }

    private synchronized void forget(Child child) {
        children.remove(child);
    }

    private static String end(Program program) {
        try {
            LogTail tail = LogTail.of(program.log());
            return "  " + String.join("\n  ", tail.last(LINES));
        } catch (IOException e) {
            return "  (unreadable: " + e.getMessage() + ")";
        }
    }
}
