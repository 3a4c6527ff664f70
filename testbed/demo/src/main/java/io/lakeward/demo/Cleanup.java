// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import io.lakeward.demo.process.Children;
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
    private Optional<Source> borrowed = Optional.empty();
    private boolean done;

    Cleanup(WorkFolder work, Children children) {
        this.work = work;
        this.children = children;
    }

    /** The demo's database now exists on a server that is not ours. */
    synchronized void dropDatabaseOf(Source source) {
        borrowed = Optional.of(source);
    }

    /** Leaves everything as it is; false if it is being taken back already. */
    boolean waive() {
        return begin();
    }

    void everything() throws IOException {
        if (begin()) {
            takeBack();
            work.delete();
        }
    }

    /** Keeps the logs. False if the demo is being stopped anyway, and so its failure means nothing. */
    boolean afterFailure() throws IOException {
        if (!begin()) {
            return false;
        }
        takeBack();
        work.deleteButLogs();
        return true;
    }

    private synchronized boolean begin() {
        boolean first = !done;
        done = true;
        return first;
    }

    private void takeBack() {
        children.stopAll();
        borrowed.ifPresent(Cleanup::dropDatabase);
    }

    private static void dropDatabase(Source source) {
        try (SourceDatabase database = SourceDatabase.open(source)) {
            database.execute(List.of("DROP DATABASE IF EXISTS test_db"));
        }
    }
}
