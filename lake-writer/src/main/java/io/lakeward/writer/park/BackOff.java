// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import java.time.Duration;

/** How long to wait after failures, twice as long after each. */
public final class BackOff {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private BackOff() {}

    /** @param failures one after another, at least 1 */
    public static Duration after(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - 1, DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
