// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import io.lakeward.event.TableId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When the tables that are being read began to be. */
final class Readings {
    private final Map<TableId, Long> begun = new HashMap<>();

    void begin(TableId table, long since) {
        begun.put(table, since);
    }

    /** By another subtask, before a restart: whichever is the later one holds. */
    void restore(TableId table, long since) {
        begun.merge(table, since, Math::max);
    }

    /** When it began; empty if nobody knows. */
    OptionalLong end(TableId table) {
        Long since = begun.remove(table);
        return since == null ? OptionalLong.empty() : OptionalLong.of(since);
    }

    Map<TableId, Long> begun() {
        return Map.copyOf(begun);
    }
}
