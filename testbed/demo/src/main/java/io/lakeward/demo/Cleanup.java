// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import io.lakeward.demo.process.Children;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Takes back what the demo did to this machine. It runs once, whoever asks for it first. */
final class Cleanup {

    private final WorkFolder work;
    private final Children children;
    private final Console console;
    private Optional<Source> borrowed = Optional.empty();
    private boolean done;

    Cleanup(WorkFolder work, Children children, Console console) {
        this.work = work;
        this.children = children;
        this.console = console;
    }

    /** The demo's database now exists on a server that is not ours. */
    synchronized void dropDatabaseOf(Source source) {
        borrowed = Optional.of(source);
    }

    /** Leaves everything as it is; false if it was taken back already. */
    synchronized boolean waive() {
        boolean first = !done;
        done = true;
        return first;
    }

    /** Takes everything back; false if it was already. Who comes second waits for the first. */
    synchronized boolean everything() throws IOException {
        if (!waive()) {
            return false;
        }
        stop();
        work.delete();
        return true;
    }

    /** The same, but the logs stay. */
    synchronized boolean everythingButLogs() throws IOException {
        if (!waive()) {
            return false;
        }
        stop();
        work.deleteButLogs();
        return true;
    }

    private void stop() {
        console.close("Stopping everything.");
        children.stopAll();
        borrowed.ifPresent(Cleanup::dropDatabase);
    }

    private static void dropDatabase(Source source) {
        try (SourceDatabase database = SourceDatabase.open(source)) {
            database.execute(List.of("DROP DATABASE IF EXISTS test_db"));
        }
    }
}
