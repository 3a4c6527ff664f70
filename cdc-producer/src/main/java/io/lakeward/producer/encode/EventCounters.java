// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import io.lakeward.event.Operation;
import io.lakeward.event.TableId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts records by table and kind, under the names that Flink CDC uses for its other sources. */
final class EventCounters {
    private final MetricGroup group;
    private final Kinds all;
    private final Counter replays;
    private final Map<TableId, Kinds> tables = new HashMap<>();

    EventCounters(MetricGroup group) {
        this.group = group;
        this.all = new Kinds(group);
        this.replays = group.counter("numReplaysSkipped");
    }

    /** A table's own counters; what is counted there is counted in the whole, too. */
    TableCounters of(TableId table) {
        return new TableCounters(kinds(table), all);
    }

    /** @param table null where the statement is not on one table */
    void countSchemaChange(TableId table) {
        all.schemaChanges.inc();
        if (table != null) {
            kinds(table).schemaChanges.inc();
        }
    }

    void countReplay() {
        replays.inc();
    }

    /** A table's columns change and its encoder with them, but a metric can be registered only once. */
    private Kinds kinds(TableId table) {
        return tables.computeIfAbsent(
                table, id -> new Kinds(group.addGroup("database", id.database()).addGroup("table", id.table())));
    }

    record TableCounters(Kinds table, Kinds all) {
        void count(Operation operation) {
            table.of(operation).inc();
            all.of(operation).inc();
        }
    }

    private static final class Kinds {
        private final Counter reads;
        private final Counter inserts;
        private final Counter updates;
        private final Counter deletes;
        private final Counter schemaChanges;

        Kinds(MetricGroup group) {
            reads = group.counter("numSnapshotRecords");
            inserts = group.counter("numInsertDMLRecords");
            updates = group.counter("numUpdateDMLRecords");
            deletes = group.counter("numDeleteDMLRecords");
            schemaChanges = group.counter("numDDLRecords");
        }

        Counter of(Operation operation) {
            return switch (operation) {
                case READ -> reads;
                case CREATE -> inserts;
                case UPDATE -> updates;
                case DELETE -> deletes;
            };
        }
    }
}
