// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.TableId;
import io.debezium.relational.history.TableChanges.TableChange;
import io.debezium.relational.history.TableChanges.TableChangeType;
import io.lakeward.producer.ddl.SchemaChange;
import io.lakeward.producer.ddl.SchemaChangeRecord;
import io.lakeward.producer.ddl.TableEffect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final MySqlSourceConfig config;
    private final NullableKeys nullableKeys;

    public PagingEmitter(
            DebeziumDeserializationSchema<T> deserializer,
            MySqlSourceReaderMetrics metrics,
            MySqlSourceConfig config,
            PagesLeft left) {
        super(deserializer, metrics, config.isIncludeSchemaChanges());
        this.left = left;
        this.config = config;
        this.nullableKeys = new NullableKeys(config);
    }

    @Override
    protected void processElement(SourceRecord record, SourceOutput<T> output, MySqlSplitState state) throws Exception {
        if (PagedRecord.isProgress(record)) {
            onProgress(record, output);
        } else if (PagedRecord.isBegin(record)) {
            left.begun(PagedRecord.split(record).splitId());
            emit(record, output);
        } else if (PagedRecord.is(record)) {
            super.processElement(record, output, new MySqlSnapshotSplitState(NOWHERE));
        } else if (SchemaChangeRecord.is(record)) {
            onSchemaChange(record, output, state.asBinlogSplitState());
        } else if (!RecordUtils.isSchemaChangeEvent(record) || !state.isBinlogSplitState()) {
            super.processElement(record, output, state);
        }
    }

    private void onProgress(SourceRecord record, SourceOutput<T> output) throws Exception {
        Optional<MySqlSnapshotSplit> rest = PagedRecord.left(record);
        boolean isOfTheLatest = left.progress(PagedRecord.split(record).splitId(), rest);
        if (isOfTheLatest && rest.isEmpty()) {
            emit(record, output);
        }
    }

    private void onSchemaChange(SourceRecord record, SourceOutput<T> output, MySqlBinlogSplitState binlog)
            throws Exception {
        SchemaChange change = SchemaChangeRecord.change(record);
        List<TableEffect> effects = Rereads.effects(record, binlog, config);
        refuseNullableKeys(change, effects);
        record(change, binlog.getTableSchemas());
        notePosition(binlog, RecordUtils.getBinlogPosition(record));
        emit(SchemaChangeRecord.with(record, effects), output);
        effects.stream()
                .filter(TableEffect::isReread)
                .flatMap(effect -> effect.columns().stream())
                .map(PageSplit::of)
                .forEach(left::add);
    }

    private void refuseNullableKeys(SchemaChange change, List<TableEffect> effects) throws SQLException {
        nullableKeys.refuse(
                change.statement().text(),
                effects.stream().flatMap(effect -> effect.columns().stream()).toList());
    }

    /** What is not selected is asked for again at a restart. */
    private static void record(SchemaChange change, Map<TableId, TableChange> known) {
        change.statement().databasesDropped().forEach(database -> known.keySet()
                .removeIf(table -> table.catalog().equals(database)));
        change.tables().forEach(known::remove);
        change.after().forEach((id, table) -> known.put(id, new TableChange(TableChangeType.ALTER, table)));
    }
}
