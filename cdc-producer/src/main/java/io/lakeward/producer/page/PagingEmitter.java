// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.cdc.connectors.mysql.source.config.MySqlSourceConfig;
import org.apache.flink.cdc.connectors.mysql.source.metrics.MySqlSourceReaderMetrics;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplitState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplitState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplitState;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.table.types.logical.RowType;

/**
 * Emits pages' rows without moving the binlog's position, and notes how far their tables are read. A schema change may have a
 * table read again.
 */
public final class PagingEmitter<T> extends BatchEmitter<T> {
    /** Stands for no place in the binlog. */
    private static final MySqlSnapshotSplit NOWHERE =
            new MySqlSnapshotSplit(new TableId("", null, ""), "nowhere", RowType.of(), null, null, null, Map.of());

    private final PagesLeft left;
    private final Predicate<TableId> isSelected;
    private final NullableKeys nullableKeys;

    public PagingEmitter(
            DebeziumDeserializationSchema<T> deserializer,
            MySqlSourceReaderMetrics metrics,
            MySqlSourceConfig config,
            PagesLeft left) {
        super(deserializer, metrics, config.isIncludeSchemaChanges());
        this.left = left;
        this.isSelected = config.getTableFilter();
        this.nullableKeys = new NullableKeys(config);
    }

    @Override
    protected void processElement(SourceRecord record, SourceOutput<T> output, MySqlSplitState state) throws Exception {
        if (PagedRecord.isProgress(record)) {
            left.progress(PagedRecord.splitId(record), PagedRecord.left(record));
        } else if (PagedRecord.is(record)) {
            super.processElement(record, output, new MySqlSnapshotSplitState(NOWHERE));
        } else {
            super.processElement(record, output, state);
            if (RecordUtils.isSchemaChangeEvent(record) && state.isBinlogSplitState()) {
                onSchemaChange(record, state.asBinlogSplitState());
            }
        }
    }

    private void onSchemaChange(SourceRecord record, MySqlBinlogSplitState binlog) throws Exception {
        List<Table> changed = Rereads.changed(record).stream()
                .filter(table -> isSelected.test(table.id()))
                .toList();
        nullableKeys.refuse(Rereads.statement(record), changed);
        Rereads.of(record, changed, binlog).stream()
                .filter(table -> isSelected.test(table.id()))
                .map(PageSplit::of)
                .forEach(left::add);
    }
}
