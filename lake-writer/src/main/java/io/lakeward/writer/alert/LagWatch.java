// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import io.lakeward.writer.alert.Alert.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether batches come in time: by the age of the newest change of a batch at its end, and by a batch that does not end. When no
 * batch follows, all is read.
 */
final class LagWatch {
    private final Duration most;
    private final Duration idle;
    private Optional<Instant> underWay = Optional.empty();
    private Instant end = Instant.MAX;
    private boolean isLate;

    /** @param idle after which time without a batch there is nothing left to read */
    LagWatch(Duration most, Duration idle) {
        this.most = most;
        this.idle = idle;
    }

    synchronized void begins(Instant now) {
        underWay = Optional.of(now);
    }

    /** @param newest when the newest change of the batch was made; empty if it has none */
    synchronized Optional<Alert> ends(Optional<Instant> newest, Instant now) {
        underWay = Optional.empty();
        end = now;
        return newest.map(change -> Duration.between(change, now))
                .flatMap(age ->
                        changed(age.compareTo(most) > 0, "The newest change of the last batch is " + text(age), now));
    }

    /** To be called from time to time. */
    synchronized Optional<Alert> look(Instant now) {
        if (underWay.isPresent()) {
            Duration age = Duration.between(underWay.get(), now);
            return age.compareTo(most) > 0
                    ? changed(true, "The batch that is under way is " + text(age), now)
                    : Optional.empty();
        }
        return end.isBefore(now.minus(idle)) ? changed(false, "Nothing is left to read", now) : Optional.empty();
    }

    private Optional<Alert> changed(boolean late, String message, Instant now) {
        if (late == isLate) {
            return Optional.empty();
        }
        isLate = late;
        return Optional.of(
                late
                        ? Alert.firing(Rule.BATCH_LATE, "", message + ", more than " + most.toSeconds() + " s", now)
                        : Alert.resolved(Rule.BATCH_LATE, "", message, now));
    }

    private static String text(Duration age) {
        return age.toSeconds() + " s old";
    }
}
