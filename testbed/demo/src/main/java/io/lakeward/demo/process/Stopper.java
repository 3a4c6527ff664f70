// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process and what it started: asks first, then insists. */
public final class Stopper {

    private static final Duration ASKED = Duration.ofSeconds(20);
    private static final Duration INSISTED = Duration.ofSeconds(5);

    private Stopper() {}

    public static void stop(ProcessHandle process) {
        List<ProcessHandle> family = process.descendants().toList();
        end(process);
        family.forEach(Stopper::end);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!hasEnded(process, ASKED)) {
            process.destroyForcibly();
            hasEnded(process, INSISTED);
        }
    }

    private static boolean hasEnded(ProcessHandle process, Duration bound) {
        try {
            process.onExit().get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
