// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.demo.outcome.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets processes stand still for a while. */
final class Pauses implements AutoCloseable {
    private final ScheduledExecutorService continuing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "continue");
        thread.setDaemon(true);
        return thread;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // A process that does not go on is noticed by all.
    void pause(ProcessHandle process, Duration length) {
        signal("STOP", process);
        continuing.schedule(() -> signal("CONT", process), length.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            // It may have been killed meanwhile.
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Failure("kill could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while a process was signalled", e);
        }
    }

    /** Whatever stands still goes on, so that it can be ended. */
    @Override
    public void close() {
        continuing.shutdown();
        try {
            continuing.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
