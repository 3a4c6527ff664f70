// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.park.Range;
import java.util.Map;
import java.util.stream.Collectors;

/** What the topic still has. */
record Retention(TopicReader topic) {
    /**
     * @param isAlone whether the table has the rows of one source
     * @throws TableFailure if something of what it needs is gone
     */
    void requireRecords(TableId table, Range range, boolean isAlone) {
        Map<Integer, Long> first = topic.beginning();
        // A partition that was added since begins at its beginning.
        String gone = range.from().entrySet().stream()
                .filter(from -> from.getValue() < first.getOrDefault(from.getKey(), 0L))
                .map(from -> "partition " + from.getKey() + " goes on at offset " + from.getValue() + " and begins at "
                        + first.get(from.getKey()))
                .collect(Collectors.joining(", "));
        if (!gone.isEmpty()) {
            throw TableFailure.expired(
                    table,
                    "Records that it does not have are gone from the topic: " + gone
                            + (isAlone
                                    ? ". Have its source read again by ./lakeward resync; it goes on when that is done. Or"
                                    : ". So")
                            + " stop the writer, move the table's folder away, start it, and have all tables that it is made from"
                            + " read again");
        }
    }
}
