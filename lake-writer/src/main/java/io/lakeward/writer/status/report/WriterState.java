// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import io.lakeward.writer.table.WriterLease;
import io.lakeward.writer.table.WriterSign;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The writer.
 *
 * @param sign of life; empty if no writer has the lake
 * @param lastCommit to any table
 * @param position per partition where the batches go on
 * @param backlog of the batches
 */
public record WriterState(
        Optional<WriterSign> sign, Optional<Instant> lastCommit, Map<Integer, Long> position, Backlog backlog) {
    public WriterState {
        position = new TreeMap<>(position);
    }

    /** Whether a writer runs. */
    public enum Life {
        RUNNING,
        /** It gave no sign for longer than it may: it was killed, or hangs. */
        SILENT,
        /** The last one has ended in order. */
        STOPPED
    }

    public Life life(Instant now) {
        return sign.map(WriterSign::at)
                .map(at -> Ages.between(at, now).compareTo(WriterLease.LIMIT) > 0 ? Life.SILENT : Life.RUNNING)
                .orElse(Life.STOPPED);
    }
}
