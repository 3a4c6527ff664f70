// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.lake;

import io.lakeward.demo.outcome.Failure;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Seconds from a change's commit in MySQL until readers of the lake see it. */
record Freshness(double median, double p95) {
    /** @param committed in MySQL, in milliseconds since the epoch */
    record Change(String table, long id, long committed) {
        Change committedAt(long millis) {
            return new Change(table, id, millis);
        }
    }

    /** @param visible since when a change is, null if unknown */
    static Freshness of(List<Change> changes, Function<Change, Instant> visible) {
        double[] seconds = changes.stream()
                .mapToDouble(change -> {
                    Instant since = visible.apply(change);
                    if (since == null) {
                        throw new Failure("the commit of every change must be known, but is not of: " + change);
                    }
                    return (since.toEpochMilli() - change.committed()) / 1000.0;
                })
                .sorted()
                .toArray();
        return new Freshness(quantile(seconds, 0.5), quantile(seconds, 0.95));
    }

    /** The least value that so many are not above. */
    private static double quantile(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
