// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import java.time.Instant;

/**
 * What somebody should look at, or need not look at any more.
 *
 * @param about the table, or empty
 * @param message one line; holds no row's values
 */
record Alert(Rule rule, boolean isFiring, String about, String message, Instant time) {
    /** By the names of the rules for Prometheus, where it has the same. */
    enum Rule {
        TABLE_PARKED("LakewardTableParked"),
        QUARANTINE_GROWS("LakewardQuarantineGrows"),
        BATCH_LATE("LakewardBatchLate"),
        WRITER_ENDED("LakewardWriterEnded"),
        VERIFY_FAILED("LakewardVerifyFailed");

        private final String title;

        Rule(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static Alert firing(Rule rule, String about, String message, Instant time) {
        return new Alert(rule, true, about, message, time);
    }

    static Alert resolved(Rule rule, String about, String message, Instant time) {
        return new Alert(rule, false, about, message, time);
    }

    String status() {
        return isFiring ? "firing" : "resolved";
    }
}
