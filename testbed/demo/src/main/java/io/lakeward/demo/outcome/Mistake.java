// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.outcome;

/** The user's mistake: one line that says what and what to do, exit code 2. */
public final class Mistake extends RuntimeException {

    public Mistake(String message) {
        super(message);
    }
}
