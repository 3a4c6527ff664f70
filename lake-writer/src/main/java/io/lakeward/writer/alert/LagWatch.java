// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import io.lakeward.writer.alert.Alert.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether batches come in time: by the age of the newest change of a batch at its end, and by a batch that does not end. */
final class LagWatch {
    private final Duration most;
    private Optional<Instant> underWay = Optional.empty();
    private boolean isLate;

    LagWatch(Duration most) {
        this.most = most;
    }

    synchronized void begins(Instant now) {
        underWay = Optional.of(now);
    }

    /** @param newest when the newest change of the batch was made; empty if it has none */
    synchronized Optional<Alert> ends(Optional<Instant> newest, Instant now) {
        underWay = Optional.empty();
        return newest.flatMap(
                change -> changed(Duration.between(change, now), "The newest change of the last batch", now));
    }

    /** To be called from time to time. */
    synchronized Optional<Alert> look(Instant now) {
        return underWay.map(start -> Duration.between(start, now))
                .filter(age -> age.compareTo(most) > 0)
                .flatMap(age -> changed(age, "The batch that is under way", now));
    }

    private Optional<Alert> changed(Duration age, String what, Instant now) {
        boolean wasLate = isLate;
        isLate = age.compareTo(most) > 0;
        if (isLate == wasLate) {
            return Optional.empty();
        }
        String message = what + " is " + age.toSeconds() + " s old";
        return Optional.of(
                isLate
                        ? Alert.firing(Rule.BATCH_LATE, "", message + ", more than " + most.toSeconds() + " s", now)
                        : Alert.resolved(Rule.BATCH_LATE, "", message, now));
    }
}
