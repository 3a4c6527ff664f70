// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the log says of a snapshot: seldom where it is, at once which table is done and when the binlog takes over. */
final class ProgressLines {
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);
    private static final int TABLES_NAMED = 5;

    private final Set<String> done = new HashSet<>();
    private boolean begun;
    private long beginNanos;
    private int finishedAtBegin;
    private long saidNanos;

    /** @param nanos a clock's, as of System.nanoTime */
    List<String> about(SnapshotProgress progress, long nanos) {
        boolean first = !begun;
        if (first) {
            begun = true;
            beginNanos = nanos;
            saidNanos = nanos;
            finishedAtBegin = progress.finishedSplits();
        }
        List<String> lines = new ArrayList<>();
        progress.tables().forEach((name, table) -> {
            if (table.progress().isDone() && done.add(name) && !first) {
                lines.add("Snapshot of %s is done, splits: %d"
                        .formatted(name, table.progress().total()));
            }
        });
        if (progress.isBinlogAssigned()) {
            lines.add(
                    first
                            ? "No snapshot to read; reading the binlog"
                            : "Snapshot is done, tables: %d, splits: %d, took: %s; reading the binlog from now on"
                                    .formatted(
                                            progress.tables().size(),
                                            progress.totalSplits(),
                                            clock(Duration.ofNanos(nanos - beginNanos))));
        } else if (nanos - saidNanos >= SAY_EVERY.toNanos()) {
            saidNanos = nanos;
            lines.add(state(progress, nanos));
        }
        return lines;
    }

    private String state(SnapshotProgress progress, long nanos) {
        int finished = progress.finishedSplits();
        int total = progress.totalSplits();
        double perSecond = (finished - finishedAtBegin)
                / (Duration.ofNanos(nanos - beginNanos).toMillis() / 1000.0);
        String line = String.format(
                Locale.ROOT,
                "Snapshot: %d of %s%d splits (%d %%), %d of %d tables, %.1f splits/s, time left: %s",
                finished,
                progress.isSplit() ? "" : "at least ",
                total,
                total == 0 ? 0 : 100L * finished / total,
                progress.done(),
                progress.tables().size(),
                perSecond,
                left(total - finished, perSecond, progress.isSplit()));
        String now = inProgress(progress);
        return now.isEmpty() ? line : line + "; now: " + now;
    }

    private static String left(int splits, double perSecond, boolean isSplit) {
        if (perSecond <= 0) {
            return "unknown";
        }
        return (isSplit ? "" : "at least ") + clock(Duration.ofMillis((long) (1000 * splits / perSecond)));
    }

    private static String inProgress(SnapshotProgress progress) {
        List<String> tables = progress.tables().entrySet().stream()
                .filter(table -> table.getValue().progress().isInProgress())
                .map(table -> table.getKey() + " "
                        + table.getValue().progress().finished() + " of "
                        + table.getValue().progress().total())
                .toList();
        String named = tables.stream().limit(TABLES_NAMED).collect(Collectors.joining(", "));
        return tables.size() > TABLES_NAMED ? named + " and " + (tables.size() - TABLES_NAMED) + " more" : named;
    }

    private static String clock(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
