// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.FinishedSnapshotSplitInfo;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplitState;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.history.FlinkJsonTableChangeSerializer;

/**
 * Tables whose rows a schema change makes worth reading again. One that has its name from a RENAME: what is in it came
 * under another name, or not at all. And one that was altered or emptied while its chunks were read: some of them are
 * from before, some from after.
 */
final class Rereads {
    private static final FlinkJsonTableChangeSerializer TABLES = new FlinkJsonTableChangeSerializer();
    private static final Pattern RENAME = Pattern.compile(
            "\\s*RENAME\\s+TABLES?\\b.*|.*\\bRENAME\\s+(?!COLUMN\\b|INDEX\\b|KEY\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Rereads() {}

    /** The tables that a schema change left with columns. */
    static List<Table> changed(SourceRecord schemaChange) throws IOException {
        var history = RecordUtils.getHistoryRecord(schemaChange).document();
        return StreamSupport.stream(
                        TABLES.deserialize(history.getArray("tableChanges"), true)
                                .spliterator(),
                        false)
                .map(TableChange::getTable)
                .filter(table -> table != null && !table.columns().isEmpty())
                .toList();
    }

    static String statement(SourceRecord schemaChange) throws IOException {
        return RecordUtils.getHistoryRecord(schemaChange).document().getString("ddl");
    }

    /** @param changed the tables that the schema change left with columns */
    static List<Table> of(SourceRecord schemaChange, List<Table> changed, MySqlBinlogSplitState binlog)
            throws IOException {
        if (isRename(statement(schemaChange))) {
            return changed;
        }
        Set<TableId> inSnapshot = readBehind(RecordUtils.getBinlogPosition(schemaChange), binlog);
        TableId named = RecordUtils.getTableId(schemaChange);
        Stream<Table> emptied = Stream.ofNullable(binlog.getTableSchemas().get(named))
                .map(TableChange::getTable)
                .filter(table -> changed.isEmpty());
        return Stream.concat(changed.stream(), emptied)
                .filter(table -> inSnapshot.contains(table.id()))
                .toList();
    }

    static boolean isRename(String statement) {
        return statement != null && RENAME.matcher(statement).matches();
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
