// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.progress;

import io.lakeward.event.TableId;
import io.lakeward.producer.split.Growth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.HybridPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.SnapshotPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;

/**
 * How far the snapshot of each table is.
 *
 * @param tables by database.table
 * @param isBinlogAssigned whether the snapshot is over
 */
record SnapshotProgress(SortedMap<String, Table> tables, boolean isBinlogAssigned) {
    record Table(TableId id, TableProgress progress) {}

    /** @param state of the connector's enumerator; one without a snapshot only reads the binlog */
    static SnapshotProgress of(PendingSplitsState state) {
        if (!(state instanceof HybridPendingSplitsState hybrid)) {
            return new SnapshotProgress(new TreeMap<>(), true);
        }
        SortedMap<String, Table> tables = new TreeMap<>();
        SnapshotPendingSplitsState snapshot = hybrid.getSnapshotPendingSplits();
        counts(snapshot).forEach((name, progress) -> {
            TableId id = new TableId(name.catalog(), name.table());
            tables.put(id.toString(), new Table(id, progress));
        });
        return new SnapshotProgress(tables, hybrid.isBinlogSplitAssigned());
    }

    private static Map<io.debezium.relational.TableId, TableProgress> counts(SnapshotPendingSplitsState state) {
        Map<io.debezium.relational.TableId, int[]> counts = new HashMap<>();
        // The splitter's thread adds to these meanwhile: tables first, so that none is missed on its way to its splits.
        Set<io.debezium.relational.TableId> unsplit = new HashSet<>(state.getRemainingTables());
        if (state.getChunkSplitterState().getCurrentSplittingTableId() != null) {
            unsplit.add(state.getChunkSplitterState().getCurrentSplittingTableId());
        }
        unsplit.forEach(table -> counts.put(table, new int[3]));
        for (MySqlSnapshotSplit split : state.getRemainingSplits()) {
            counts.computeIfAbsent(split.getTableId(), table -> new int[3])[2]++;
        }
        state.getAssignedSplits().forEach((id, split) -> {
            if (Growth.is(split)) {
                return;
            }
            int[] count = counts.computeIfAbsent(split.getTableId(), table -> new int[3]);
            count[1]++;
            if (state.getSplitFinishedOffsets().containsKey(id)) {
                count[0]++;
            }
        });
        Map<io.debezium.relational.TableId, TableProgress> progress = new HashMap<>();
        counts.forEach((table, count) ->
                progress.put(table, new TableProgress(count[0], count[1], count[2], !unsplit.contains(table))));
        return progress;
    }

    int done() {
        return (int) tables.values().stream()
                .filter(table -> table.progress().isDone())
                .count();
    }

    boolean isSplit() {
        return tables.values().stream().allMatch(table -> table.progress().isSplit());
    }

    int finishedSplits() {
        return tables.values().stream()
                .mapToInt(table -> table.progress().finished())
                .sum();
    }

    int assignedSplits() {
        return tables.values().stream()
                .mapToInt(table -> table.progress().assigned())
                .sum();
    }

    int remainingSplits() {
        return tables.values().stream()
                .mapToInt(table -> table.progress().remaining())
                .sum();
    }

    int totalSplits() {
        return assignedSplits() + remainingSplits();
    }
}
