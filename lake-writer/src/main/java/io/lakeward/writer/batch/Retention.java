// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.park.Range;
import java.util.Map;
import java.util.stream.Collectors;

/** What the topic still has. */
record Retention(TopicReader topic) {
    /** @throws TableFailure if something of what a table needs is gone */
    void requireRecords(TableId table, Range range) {
        Map<Integer, Long> first = topic.beginning();
        String gone = range.from().entrySet().stream()
                .filter(from -> from.getValue() < first.get(from.getKey()))
                .map(from -> "partition " + from.getKey() + " goes on at offset " + from.getValue() + " and begins at "
                        + first.get(from.getKey()))
                .collect(Collectors.joining(", "));
        if (!gone.isEmpty()) {
            throw TableFailure.expired(
                    table,
                    "Records that it does not have are gone from the topic: " + gone
                            + ". Have its source read again by ./lakeward resync; it goes on when that is done");
        }
    }
}
