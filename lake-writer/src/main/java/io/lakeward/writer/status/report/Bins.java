// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Commits in parts of time of the same length: how many changes each part has, and how late the latest was. */
final class Bins {
    static final int NUMBER = 60;
    /** Nothing was committed, so nothing is known. */
    static final long UNKNOWN = -1;

    private final long[] changes = new long[NUMBER];
    private final long[] lag = new long[NUMBER];

    /** @param commits those before the beginning do not count */
    Bins(List<TableState.Commit> commits, Instant begin, Instant end) {
        Arrays.fill(lag, UNKNOWN);
        long whole = Math.max(1, Duration.between(begin, end).toMillis());
        for (TableState.Commit commit : commits) {
            if (commit.at().isBefore(begin)) {
                continue;
            }
            long after = Duration.between(begin, commit.at()).toMillis();
            int bin = (int) Math.min(NUMBER - 1, after * NUMBER / whole);
            changes[bin] += commit.applied();
            commit.newest()
                    .ifPresent(newest -> lag[bin] =
                            Math.max(lag[bin], Ages.between(newest, commit.at()).toMillis()));
        }
    }

    long changes(int bin) {
        return changes[bin];
    }

    /** In milliseconds, from the newest change's stamp to its commit. */
    long lag(int bin) {
        return lag[bin];
    }
}
