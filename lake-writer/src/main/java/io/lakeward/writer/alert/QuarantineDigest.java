// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import io.lakeward.writer.alert.Alert.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells of bad records at once, and of those that follow together: a thousand of them are one trouble. */
final class QuarantineDigest {
    private static final Duration BETWEEN = Duration.ofMinutes(15);

    private Instant last = Instant.MIN;
    private long untold;
    private String table = "";
    private String error = "";

    synchronized void add(String tableOfRecord, String errorOfRecord) {
        if (untold == 0) {
            table = tableOfRecord;
            error = errorOfRecord;
        }
        untold++;
    }

    /** To be called from time to time. */
    synchronized Optional<Alert> look(Instant now) {
        if (untold == 0 || last.isAfter(now.minus(BETWEEN))) {
            return Optional.empty();
        }
        String message = untold + (untold == 1 ? " record" : " records")
                + " could not be read; the lake table _lakeward/quarantine has them. The first"
                + (table.isEmpty() ? "" : ", of " + table) + ": " + error;
        Alert alert = Alert.firing(Rule.QUARANTINE_GROWS, table, message, now);
        last = now;
        untold = 0;
        return Optional.of(alert);
    }
}
