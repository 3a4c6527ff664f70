// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

/** Where a job without a savepoint starts to read. */
public enum StartPosition {
    /** A snapshot of every table, then its changes. */
    INITIAL,
    /** Changes from now on. */
    LATEST;

    static StartPosition parse(String text) {
        return switch (text) {
            case "initial" -> INITIAL;
            case "latest" -> LATEST;
            default -> throw new IllegalArgumentException("-s/--position must be initial or latest, but was: " + text);
        };
    }
}
