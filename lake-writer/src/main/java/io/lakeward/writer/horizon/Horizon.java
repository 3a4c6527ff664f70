// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.horizon;

import io.lakeward.event.TableId;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a source table's past. Its horizon: what changed last before it is in the table no more.
 *
 * @param since a sequence; 0 if there is no horizon
 * @param isSwept whether what the lake had from before is gone
 * @param reading a reading of the table whose end was not seen in all partitions yet; null if there is none
 * @param columns by column of the lake since when it is another one, or gone: what a row from before has there counts
 *     no more
 * @param followed the newest statement that left the table with other columns, once the lake has followed it
 * @param version grows with each change of what is known
 */
public record Horizon(
        TableId source,
        long since,
        boolean isSwept,
        Reading reading,
        Map<String, Long> columns,
        long followed,
        long version)
        implements Serializable {
    public Horizon {
        columns = new TreeMap<>(columns);
    }

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
        return new Horizon(source, 0, true, null, Map.of(), 0, 0);
    }

    Horizon movedTo(long newSince) {
        Reading later = reading != null && reading.since() > newSince ? reading : null;
        return new Horizon(source, newSince, false, later, columns, followed, version + 1);
    }

    Horizon with(Reading newReading) {
        return new Horizon(source, since, isSwept, newReading, columns, followed, version + 1);
    }

    Horizon renewed(Collection<String> newColumns, long sequence) {
        Map<String, Long> all = new TreeMap<>(columns);
        newColumns.forEach(column -> all.merge(column, sequence, Math::max));
        return all.equals(columns) ? this : new Horizon(source, since, isSwept, reading, all, followed, version + 1);
    }

    Horizon followed(long sequence) {
        return sequence <= followed
                ? this
                : new Horizon(source, since, isSwept, reading, columns, sequence, version + 1);
    }

    Horizon swept() {
        return isSwept ? this : new Horizon(source, since, true, reading, columns, followed, version + 1);
    }
}
