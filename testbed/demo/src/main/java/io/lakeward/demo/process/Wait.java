// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a condition, bounded. */
public final class Wait {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Wait() {}

    /** Something that holds or does not, and may fail for good. */
    public interface Condition {
        boolean holds() throws IOException;
    }

    /** Whether the condition came to hold within the bound. */
    public static boolean until(Duration bound, Condition condition) throws IOException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
