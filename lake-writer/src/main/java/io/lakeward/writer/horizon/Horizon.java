// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.horizon;

import io.lakeward.event.TableId;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * The horizon of a source table: what changed last before it is in the table no more.
 *
 * @param since a sequence; 0 if there is no horizon
 * @param isSwept whether what the lake had from before is gone
 * @param reading a reading of the table whose end was not seen in all partitions yet; null if there is none
 * @param version grows with each change of what is known
 */
public record Horizon(TableId source, long since, boolean isSwept, Reading reading, long version)
        implements Serializable {
    /**
     * A reading of the whole table.
     *
     * @param since the sequence at which it began
     * @param ended the partitions of the topic in which its end was seen
     */
    public record Reading(long since, Set<Integer> ended) implements Serializable {
        public Reading {
            ended = new TreeSet<>(ended);
        }

        Reading and(int partition) {
            Set<Integer> more = new TreeSet<>(ended);
            more.add(partition);
            return new Reading(since, more);
        }
    }

    static Horizon none(TableId source) {
        return new Horizon(source, 0, true, null, 0);
    }

    Horizon movedTo(long newSince) {
        Reading later = reading != null && reading.since() > newSince ? reading : null;
        return new Horizon(source, newSince, false, later, version + 1);
    }

    Horizon with(Reading newReading) {
        return new Horizon(source, since, isSwept, newReading, version + 1);
    }

    Horizon swept() {
        return isSwept ? this : new Horizon(source, since, true, reading, version + 1);
    }
}
