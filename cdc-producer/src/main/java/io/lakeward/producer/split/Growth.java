// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.debezium.relational.TableId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.HybridPendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSchemalessSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.table.types.logical.RowType;

/**
 * Keys greater than all that a table has at the origin. Their rows came later, so the binlog has them from their
 * beginning and no chunk reads them: else the last chunk, which has no end, would hold in memory all that a table grows by
 * until it is read. In the connector's state they are a chunk that is done, and was at the origin.
 *
 * @param begins the first such key of each table
 */
public record Growth(Map<TableId, BigDecimal> begins) {
    private static final String ID = ":growth";

    public Growth {
        begins = Map.copyOf(begins);
    }

    /** As it is in a state of the connector; nothing in one from before there was any. */
    static Growth in(PendingSplitsState state) {
        if (!(state instanceof HybridPendingSplitsState hybrid)) {
            return new Growth(Map.of());
        }
        return new Growth(hybrid.getSnapshotPendingSplits().getAssignedSplits().values().stream()
                .filter(Growth::is)
                .collect(Collectors.toMap(
                        MySqlSnapshotSplit::getTableId, split -> (BigDecimal) split.getSplitStart()[0])));
    }

    public static boolean is(MySqlSplit split) {
        return split.splitId().endsWith(ID);
    }

    /** The chunk that stands for it. */
    static MySqlSchemalessSnapshotSplit behind(TableId table, RowType key, BigDecimal greatest, BinlogOffset origin) {
        Object[] begin = {greatest.add(BigDecimal.ONE)};
        return new MySqlSchemalessSnapshotSplit(table, table + ID, key, begin, null, origin);
    }

    /** A chunk without it; what is left may be nothing. */
    MySqlSplit leftOutOf(MySqlSplit split) {
        if (!split.isSnapshotSplit()
                || !begins.containsKey(split.asSnapshotSplit().getTableId())) {
            return split;
        }
        MySqlSnapshotSplit chunk = split.asSnapshotSplit();
        BigDecimal begin = begins.get(chunk.getTableId());
        if (chunk.getSplitEnd() != null && number(chunk.getSplitEnd()[0]).compareTo(begin) <= 0) {
            return split;
        }
        return new MySqlSnapshotSplit(
                chunk.getTableId(),
                chunk.splitId(),
                chunk.getSplitKeyType(),
                chunk.getSplitStart(),
                new Object[] {begin},
                chunk.getHighWatermark(),
                chunk.getTableSchemas());
    }

    private static BigDecimal number(Object key) {
        return new BigDecimal(key.toString());
    }
}
