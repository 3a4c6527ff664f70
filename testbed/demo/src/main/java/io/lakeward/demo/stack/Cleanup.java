// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import io.lakeward.demo.process.Children;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Takes back what was done to this machine. It runs once, whoever asks for it first. */
public final class Cleanup {

    private final WorkFolder work;
    private final Children children;
    private final Console console;
    private Optional<Runnable> borrowed = Optional.empty();
    private boolean done;

    public Cleanup(WorkFolder work, Children children, Console console) {
        this.work = work;
        this.children = children;
        this.console = console;
    }

    /** The database now exists on a server that is not ours. */
    public synchronized void dropLater(Source source, String database) {
        borrowed = Optional.of(() -> drop(source, database));
    }

    /** Leaves everything as it is; false if it was taken back already. */
    public synchronized boolean waive() {
        boolean first = !done;
        done = true;
        return first;
    }

    /** Takes everything back; false if it was already. Who comes second waits for the first. */
    public synchronized boolean everything() throws IOException {
        if (!waive()) {
            return false;
        }
        stop();
        work.delete();
        return true;
    }

    /** The same, but the logs stay. */
    public synchronized boolean everythingButLogs() throws IOException {
        if (!waive()) {
            return false;
        }
        stop();
        work.deleteButLogs();
        return true;
    }

    /** Stops everything, and leaves all files where they are for whoever looks for what went wrong. */
    public synchronized boolean everythingButFiles() {
        if (!waive()) {
            return false;
        }
        stop();
        return true;
    }

    private void stop() {
        console.close("Stopping everything.");
        children.stopAll();
        borrowed.ifPresent(Runnable::run);
    }

    private static void drop(Source source, String name) {
        try (SourceDatabase database = SourceDatabase.open(source)) {
            database.execute(List.of("DROP DATABASE IF EXISTS " + name));
        }
    }
}
