// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.resync;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.Operation;
import io.lakeward.event.TableId;
import io.lakeward.event.TableReadEvent;
import io.lakeward.event.TopicEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the tables are, by what comes on the topic. */
final class ResyncProgress {
    private final EventReader reader = new EventReader();
    private final Map<TableId, Long> rows = new LinkedHashMap<>();
    private final Map<TableReadEvent, Integer> partitionsRead = new HashMap<>();

    ResyncProgress(List<TableId> tables) {
        tables.forEach(table -> rows.put(table, 0L));
    }

    /**
     * Takes a record of the topic.
     *
     * @return the table that has been read whole in all partitions now, with its rows; null if none
     */
    Map.Entry<TableId, Long> take(byte[] value, Function<String, byte[]> header) {
        if (header.apply(EventHeaders.DDL) != null || !isOfInterest(header)) {
            return null;
        }
        TopicEvent event = reader.read(value, header);
        if (event instanceof ChangeEvent change && change.operation() == Operation.READ) {
            rows.computeIfPresent(change.schema().table(), (table, count) -> count + 1);
        } else if (event instanceof TableReadEvent end
                && rows.containsKey(end.table())
                && partitionsRead.merge(end, 1, Integer::sum) == end.partitions()) {
            return Map.entry(end.table(), rows.remove(end.table()));
        }
        return null;
    }

    private boolean isOfInterest(Function<String, byte[]> header) {
        return header.apply(EventHeaders.TABLE_READ) != null
                || rows.containsKey(reader.schema(header).table());
    }

    boolean isDone() {
        return rows.isEmpty();
    }

    String shown() {
        return rows.entrySet().stream()
                .map(table -> table.getKey() + ": " + table.getValue() + " rows")
                .collect(Collectors.joining(", "));
    }
}
