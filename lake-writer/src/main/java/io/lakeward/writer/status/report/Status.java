// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the pipeline was at one moment.
 *
 * @param since from when on all commits are known
 * @param maxLag how long a record may wait
 */
public record Status(
        Instant at,
        Instant since,
        Optional<Duration> maxLag,
        TopicState topic,
        WriterState writer,
        QuarantineState quarantine,
        List<TableState> tables) {
    public Status {
        tables = List.copyOf(tables);
    }

    public boolean isWell() {
        return Troubles.of(this).isEmpty();
    }

    /** Those in trouble first. */
    List<TableState> sorted() {
        return tables.stream()
                .sorted(Comparator.<TableState, Boolean>comparing(
                                table -> Troubles.of(table, this).isEmpty())
                        .thenComparing(TableState::table))
                .toList();
    }
}
