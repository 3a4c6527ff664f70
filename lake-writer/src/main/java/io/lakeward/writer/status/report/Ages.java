// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Duration;
import java.time.Instant;

/** Times as they are told to people. */
final class Ages {
    private static final int MOST_OF_A_UNIT = 2;

    private Ages() {}

    /** Never negative, though clocks differ. */
    static Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    static String text(Duration age) {
        if (age.toMinutes() < MOST_OF_A_UNIT) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < MOST_OF_A_UNIT) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < MOST_OF_A_UNIT ? age.toHours() + " h" : age.toDays() + " days";
    }

    static String ago(Instant time, Instant now) {
        return text(between(time, now)) + " ago";
    }
}
