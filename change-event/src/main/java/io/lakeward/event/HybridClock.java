// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.util.function.LongSupplier;

/**
 * A hybrid logical clock: sequence numbers that follow the wall clock and never repeat or go back, even where the wall
 * clock does. A number is milliseconds since the epoch times 2<sup>20</sup> plus a counter, so two producers that
 * follow one another stay in order as long as the later one starts after the earlier one's last event.
 *
 * <p>After Kulkarni et al., "Logical Physical Clocks" (2014). Not thread-safe: one binlog reader owns it.
 */
public final class HybridClock {
    private static final int COUNTER_BITS = 20;

    private final LongSupplier wallClockMillis;
    private long last;

    /** @param floor every number given is greater than this one */
    public HybridClock(long floor, LongSupplier wallClockMillis) {
        this.last = floor;
        this.wallClockMillis = wallClockMillis;
    }

    public long next() {
        last = Math.max(last + 1, at(wallClockMillis.getAsLong()));
        return last;
    }

    /** The last number given, or the floor. */
    public long last() {
        return last;
    }

    /** The millisecond of a sequence number, since the epoch. */
    public static long millisOf(long sequence) {
        return sequence >> COUNTER_BITS;
    }

    /** The first sequence number of a millisecond. */
    public static long at(long epochMillis) {
        return epochMillis << COUNTER_BITS;
    }
}
