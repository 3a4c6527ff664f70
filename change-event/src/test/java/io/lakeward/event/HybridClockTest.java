// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HybridClockTest {
    private final AtomicLong wall = new AtomicLong(1_000);

    @Test
    void growsWithinOneMillisecondAndWhenTheWallClockStepsBack() {
        HybridClock clock = new HybridClock(0, wall::get);
        long first = clock.next();
        long second = clock.next();
        wall.set(10);
        long third = clock.next();
        wall.set(2_000);
        long fourth = clock.next();

        assertThat(first).isEqualTo(HybridClock.at(1_000));
        assertThat(second).isEqualTo(first + 1);
        assertThat(third).isEqualTo(first + 2);
        assertThat(fourth).isEqualTo(HybridClock.at(2_000));
    }

    @Test
    void continuesAboveTheFloorOfAnEarlierRun() {
        long floor = HybridClock.at(5_000);

        assertThat(new HybridClock(floor, wall::get).next()).isEqualTo(floor + 1);
    }
}
