// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.io.Serializable;
import java.util.Objects;

/**
 * What becomes of a record in quarantine.
 *
 * @param reason why it stays there; null if it does not
 */
record Verdict(Outcome outcome, String reason) implements Serializable {
    static final Verdict APPLIED = new Verdict(Outcome.APPLIED, null);
    static final Verdict SUPERSEDED = new Verdict(Outcome.SUPERSEDED, null);

    enum Outcome {
        APPLIED,
        /** The lake has a later change of the row, or the row went with its table. */
        SUPERSEDED,
        BAD
    }

    /** @param reason null if a failure said nothing */
    static Verdict bad(String reason) {
        return new Verdict(Outcome.BAD, Objects.requireNonNullElse(reason, "No reason was told"));
    }

    boolean isBad() {
        return outcome == Outcome.BAD;
    }
}
