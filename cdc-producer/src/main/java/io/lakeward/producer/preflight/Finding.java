// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

/**
 * One thing that the preflight found, in one line.
 *
 * @param subject what it is about, in a word or two
 */
public record Finding(Severity severity, String subject, String text) {
    /** What follows from a finding. */
    public enum Severity {
        OK,
        /** The job starts, but the user should know. */
        WARNING,
        /** The job would fail or lose changes. */
        PROBLEM
    }

    static Finding ok(String subject, String text) {
        return new Finding(Severity.OK, subject, text);
    }

    static Finding warning(String subject, String text) {
        return new Finding(Severity.WARNING, subject, text);
    }

    static Finding problem(String subject, String text) {
        return new Finding(Severity.PROBLEM, subject, text);
    }
}
