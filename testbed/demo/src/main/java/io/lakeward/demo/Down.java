// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo;

import io.lakeward.demo.process.Stopper;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.work.Recorded;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Ends a demo that was left running, by the processes it wrote down. */
record Down(WorkFolder work, Console console) {

    void run() throws IOException {
        List<Recorded> running = work.isOurs() ? new ArrayList<>(work.running()) : new ArrayList<>();
        if (running.isEmpty()) {
            console.line("nothing runs in " + work.dir());
        }
        Collections.reverse(running);
        // A demo that is still playing must not see its processes end one by one: it stops them itself.
        running.sort(Comparator.comparing(process -> !process.isDemo()));
        for (Recorded process : running) {
            console.line("stopping " + process.name() + " (" + process.pid() + ")");
            process.running().ifPresent(Stopper::stop);
        }
        if (work.isOurs()) {
            Optional<String> borrowed = work.borrowed();
            work.delete();
            borrowed.ifPresent(left -> console.line("the database " + left + ": drop it there"));
        }
    }
}
