// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record on the topic that the lake has, but that cannot be read any more.
 *
 * @param table its table; null if that is not known
 * @param key of its row, as {@link RowId} has it; null if that is not known
 * @param error what is wrong with it
 */
record Unreadable(Place place, String table, String key, String error) implements LaterReader.Later {
    /** Those of the records whose rows, for all that is known, have such a one after them. */
    static Map<Place, Verdict> verdicts(Collection<Unreadable> unreadable, Map<Place, Finding> open) {
        Map<Place, Verdict> verdicts = new TreeMap<>();
        open.forEach((place, found) -> unreadable.stream()
                .filter(each -> each.mayFollow(found))
                .findFirst()
                .ifPresent(each -> verdicts.put(
                        place,
                        Verdict.bad(
                                "A later change of its row cannot be read (" + each.error() + "): mend that or have "
                                        + found.table() + " read again by ./lakeward resync, and replay again"))));
        return verdicts;
    }

    private boolean mayFollow(Finding found) {
        return found.place().partition() == place.partition()
                && found.place().offset() < place.offset()
                && (table == null || table.equals(found.table()))
                && (key == null
                        || found.rows().stream().anyMatch(row -> row.key().equals(key)));
    }
}
