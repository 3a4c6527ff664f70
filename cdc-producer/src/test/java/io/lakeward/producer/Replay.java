// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Operation;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableReadEvent;
import io.lakeward.event.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a reader makes of the topic: a table's rows by key, each with the sequence of its last change. */
final class Replay {
    private record Row(JsonNode columns, long sequence) {}

    private final String table;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<TableReadEvent, Integer> partitionsRead = new HashMap<>();

    Replay(String table) {
        this.table = table;
    }

    Map<String, JsonNode> of(List<TopicLog.Entry> entries) {
        entries.forEach(this::apply);
        return rows.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue()
                .columns()));
    }

    private void apply(TopicLog.Entry entry) {
        if (entry.event() instanceof ChangeEvent change
                && change.schema().table().table().equals(table)) {
            if (change.operation() == Operation.DELETE) {
                rows.remove(entry.key());
            } else {
                rows.put(entry.key(), new Row(change.after().tree(), change.sequence()));
            }
        } else if (entry.event() instanceof SchemaEvent change && empties(change)) {
            rows.values().removeIf(isBefore(change.sequence()));
        } else if (entry.event() instanceof SchemaEvent change && alters(change)) {
            rows.replaceAll((key, row) -> isBefore(change.sequence()).test(row) ? altered(row, change.after()) : row);
        } else if (entry.event() instanceof TableReadEvent end
                && end.table().table().equals(table)
                && partitionsRead.merge(end, 1, Integer::sum) == end.partitions()) {
            rows.values().removeIf(isBefore(end.since()));
        }
    }

    private boolean empties(SchemaEvent change) {
        return (change.kind() == SchemaChangeKind.TRUNCATE || change.kind() == SchemaChangeKind.DROP)
                && (change.table() == null || change.table().table().equals(table));
    }

    private boolean alters(SchemaEvent change) {
        return change.kind() == SchemaChangeKind.ALTER
                && change.table().table().equals(table)
                && change.after() != null;
    }

    /** Old rows read NULL in a new column. */
    private static Row altered(Row row, TableSchema after) {
        ObjectNode columns = JsonNodeFactory.instance.objectNode();
        after.columns()
                .forEach(column -> columns.set(
                        column.name(),
                        row.columns().path(column.name()).isMissingNode()
                                ? columns.nullNode()
                                : row.columns().get(column.name())));
        return new Row(columns, row.sequence());
    }

    private static Predicate<Row> isBefore(long sequence) {
        return row -> row.sequence() < sequence;
    }
}
