// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventRow;
import io.lakeward.producer.TopicLog.Entry;
import java.util.List;

/** What must hold for the history of every key, whatever happened. */
final class Histories {
    private Histories() {}

    static void assertSound(TopicLog log) {
        log.byKey().forEach(Histories::assertSound);
    }

    /** Of one table: rows that are read in pages may be changed before they are read. */
    static void assertSound(TopicLog log, String table) {
        assertSound(new TopicLog(log.entries().stream()
                .filter(entry -> entry.event() instanceof ChangeEvent change
                        && change.schema().table().table().equals(table))
                .toList()));
    }

    private static void assertSound(String key, List<Entry> history) {
        assertThat(history)
                .as("partitions of %s", key)
                .extracting(Entry::partition)
                .containsOnly(history.get(0).partition());
        JsonNode previous = null;
        long sequence = 0;
        for (Entry entry : history) {
            ChangeEvent change = (ChangeEvent) entry.event();
            assertThat(change.sequence()).as("sequence of %s", key).isGreaterThan(sequence);
            assertThat(tree(change.before()))
                    .as("before of %s in %s", change, history)
                    .isEqualTo(previous);
            sequence = change.sequence();
            previous = tree(change.after());
        }
    }

    private static JsonNode tree(EventRow row) {
        return row == null ? null : row.tree();
    }
}
