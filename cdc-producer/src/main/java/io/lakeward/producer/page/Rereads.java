// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.producer.ddl.SchemaChangeRecord;
import io.lakeward.producer.ddl.TableEffect;
import io.lakeward.producer.ddl.TableEffects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.FinishedSnapshotSplitInfo;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplitState;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/**
 * What a schema change does where the reader of the binlog is. A table that was altered or emptied while its chunks were
 * read is read again: some of them are from before, some from after.
 */
final class Rereads {
    private Rereads() {}

    static List<TableEffect> effects(
            SourceRecord schemaChange, MySqlBinlogSplitState binlog, MySqlSourceConfig config) {
        Map<TableId, Table> before = new HashMap<>();
        binlog.getTableSchemas().forEach((id, known) -> before.put(id, known.getTable()));
        return TableEffects.of(
                SchemaChangeRecord.change(schemaChange),
                before,
                config.getTableFilter(),
                config.getDatabaseFilter(),
                readBehind(RecordUtils.getBinlogPosition(schemaChange), binlog));
    }

    /** Tables of which a chunk was read at this place of the binlog or behind it. */
    private static Set<TableId> readBehind(BinlogOffset place, MySqlBinlogSplitState binlog) {
        Map<TableId, BinlogOffset> ends = new HashMap<>();
        for (FinishedSnapshotSplitInfo chunk : binlog.toMySqlSplit().getFinishedSnapshotSplitInfos()) {
            ends.merge(chunk.getTableId(), chunk.getHighWatermark(), (a, b) -> a.isAfter(b) ? a : b);
        }
        Set<TableId> behind = new TreeSet<>();
        ends.forEach((table, end) -> {
            if (end.isAtOrAfter(place)) {
                behind.add(table);
            }
        });
        return behind;
    }
}
