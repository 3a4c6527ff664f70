// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.producer.page.PageSplit;
import io.lakeward.producer.page.SnapshotWay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.assigners.AssignerStatus;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.ChunkSplitterState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.HybridPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.SnapshotPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSchemalessSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.ChunkUtils;
import org.apache.flink.table.types.logical.RowType;

/** The state that a job begins with which reads the rows first: the connector's own way for some tables, pages for the others. */
final class InitialState {
    private InitialState() {}

    static SourceState of(Origin origin, int chunkRows) {
        List<TableId> chunked = new ArrayList<>();
        List<TableId> others = new ArrayList<>();
        List<MySqlSnapshotSplit> pages = new ArrayList<>();
        Map<String, MySqlSchemalessSnapshotSplit> done = new HashMap<>();
        for (Table table : origin.all()) {
            Extent extent = origin.extents().get(table.id());
            if (!(SnapshotWay.of(table) instanceof SnapshotWay.Chunks chunks) || extent.isTooWideFor(chunkRows)) {
                others.add(table.id());
                pages.add(PageSplit.of(table));
                continue;
            }
            if (extent.greatestKey().isPresent()) {
                chunked.add(table.id());
            } else {
                others.add(table.id());
            }
            MySqlSchemalessSnapshotSplit growth = growth(table.id(), chunks, extent, origin.position());
            done.put(growth.splitId(), growth);
        }
        AssignerStatus status =
                chunked.isEmpty() ? AssignerStatus.INITIAL_ASSIGNING_FINISHED : AssignerStatus.INITIAL_ASSIGNING;
        var snapshot = new SnapshotPendingSplitsState(
                others,
                new ArrayList<>(),
                done,
                new HashMap<>(),
                positions(done),
                status,
                chunked,
                origin.caseSensitive(),
                true,
                ChunkSplitterState.NO_SPLITTING_TABLE_STATE);
        return new SourceState(
                new HybridPendingSplitsState(snapshot, false), Optional.of(origin.binlog()), pages, origin.server());
    }

    /** Of a table without rows it is all. */
    private static MySqlSchemalessSnapshotSplit growth(
            TableId table, SnapshotWay.Chunks chunks, Extent extent, BinlogOffset origin) {
        RowType key = ChunkUtils.getChunkKeyColumnType(chunks.by(), true);
        return extent.greatestKey()
                .map(greatest -> Growth.behind(table, key, greatest, origin))
                .orElseGet(() -> new MySqlSchemalessSnapshotSplit(table, table + ":0", key, null, null, origin));
    }

    private static Map<String, BinlogOffset> positions(Map<String, MySqlSchemalessSnapshotSplit> done) {
        Map<String, BinlogOffset> positions = new HashMap<>();
        done.forEach((id, split) -> positions.put(id, split.getHighWatermark()));
        return positions;
    }
}
