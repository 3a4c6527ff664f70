// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.producer.page.PageSplit;
import io.lakeward.producer.page.SnapshotWay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.assigners.AssignerStatus;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.ChunkSplitterState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.HybridPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.SnapshotPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;

/** The state that a job begins with which reads the rows first: the connector's own way for some tables, pages for the others. */
final class InitialState {
    private InitialState() {}

    static SourceState of(Origin origin) {
        List<TableId> chunked = new ArrayList<>();
        List<TableId> paged = new ArrayList<>();
        List<MySqlSnapshotSplit> pages = new ArrayList<>();
        for (Table table : origin.all()) {
            if (SnapshotWay.of(table) instanceof SnapshotWay.Chunks) {
                chunked.add(table.id());
            } else {
                paged.add(table.id());
                pages.add(PageSplit.of(table));
            }
        }
        AssignerStatus status =
                chunked.isEmpty() ? AssignerStatus.INITIAL_ASSIGNING_FINISHED : AssignerStatus.INITIAL_ASSIGNING;
        var snapshot = new SnapshotPendingSplitsState(
                paged,
                new ArrayList<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                status,
                chunked,
                origin.caseSensitive(),
                true,
                ChunkSplitterState.NO_SPLITTING_TABLE_STATE);
        return new SourceState(
                new HybridPendingSplitsState(snapshot, false), Optional.of(origin.binlog()), pages, origin.server());
    }
}
