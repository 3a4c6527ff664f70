// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import io.lakeward.event.TableId;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table of the lake that is left out of the batches, because it cannot be written.
 *
 * @param reason one line
 * @param position per partition the offset at which it goes on; a partition that is not there from its beginning
 * @param sources the source tables that it was to have the changes of
 * @param lastSequence no record before its position has a higher sequence number
 * @param version grows with each change of what is known
 */
public record ParkedTable(
        TableId table,
        Cause cause,
        Instant since,
        String reason,
        Map<Integer, Long> position,
        Set<TableId> sources,
        long lastSequence,
        long version)
        implements Serializable {
    public ParkedTable {
        sources = Set.copyOf(sources);
        position = new TreeMap<>(position);
    }

    /** Why it is parked, and so what has to happen before it can be written again. */
    public enum Cause {
        /** It could not be written. It is tried again. */
        FAILED,
        /** Table info stops at a statement. It waits for other table info, or until the table has been read again. */
        STOPPED,
        /** Records from its position on are gone from the topic. It waits until the table has been read again. */
        EXPIRED
    }

    public static ParkedTable of(
            TableId table,
            Cause cause,
            Instant since,
            String reason,
            Map<Integer, Long> position,
            Set<TableId> sources,
            long lastSequence) {
        return new ParkedTable(table, cause, since, reason, position, sources, lastSequence, since.toEpochMilli());
    }

    /** Further on. */
    ParkedTable at(Map<Integer, Long> reached, long newLastSequence) {
        return new ParkedTable(table, cause, since, reason, reached, sources, newLastSequence, version + 1);
    }

    /** For another reason by now. */
    ParkedTable because(Cause newCause, String newReason) {
        return new ParkedTable(table, newCause, since, newReason, position, sources, lastSequence, version + 1);
    }

    /** Whether nothing is left to read up to there. */
    boolean hasReached(Map<Integer, Long> end) {
        return end.entrySet().stream()
                .allMatch(partition -> position.getOrDefault(partition.getKey(), 0L) >= partition.getValue());
    }
}
