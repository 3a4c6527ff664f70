// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the topic has that was not read yet.
 *
 * @param records of all tables; if not exact, at most so many
 * @param oldest when the oldest of them came to the topic; empty if there is none
 */
public record Backlog(long records, boolean isExact, Optional<Instant> oldest) {
    public static final Backlog NONE = new Backlog(0, true, Optional.empty());

    /** For how long the oldest record has been waiting. */
    public Duration age(Instant now) {
        return oldest.map(time -> Ages.between(time, now)).orElse(Duration.ZERO);
    }
}
