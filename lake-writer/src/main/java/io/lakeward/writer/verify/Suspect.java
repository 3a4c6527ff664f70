// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A key under which both sides were seen to have different rows, while both go on. It is in order as soon as the lake has
 * what the source was seen to have; it differs if the source has long been as it is, and the lake has read all there was
 * since.
 */
final class Suspect {
    private static final int MOST_STATES = 1000;

    private final Set<String> seen = new LinkedHashSet<>();
    private final boolean mayStay;
    private String source;
    private Instant since;
    private String lake;

    /** @param mayStay whether the lake may keep what the source has no more */
    Suspect(String source, String lake, Instant now, boolean mayStay) {
        this.mayStay = mayStay;
        this.lake = lake;
        source(source, now);
    }

    void source(String state, Instant now) {
        if (!state.equals(source)) {
            source = state;
            since = now;
            if (seen.size() < MOST_STATES) {
                seen.add(state);
            }
        }
    }

    void lake(String state) {
        lake = state;
    }

    boolean isInOrder() {
        return seen.contains(lake) || (mayStay && source.equals(States.NOTHING));
    }

    /** Whether the source has been as it is for so long that it must be on the topic. */
    boolean isSettled(Instant now, Duration settle) {
        return !now.isBefore(since.plus(settle));
    }

    boolean isMissing() {
        return lake.equals(States.NOTHING);
    }

    boolean isGhost() {
        return source.equals(States.NOTHING);
    }
}
