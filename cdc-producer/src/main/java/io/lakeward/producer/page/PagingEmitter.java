// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.TableId;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.cdc.connectors.mysql.source.metrics.MySqlSourceReaderMetrics;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplitState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplitState;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.table.types.logical.RowType;

/** Emits pages' rows without moving the binlog's position, and notes how far their tables are read. */
public final class PagingEmitter<T> extends BatchEmitter<T> {
    /** Stands for no place in the binlog. */
    private static final MySqlSnapshotSplit NOWHERE =
            new MySqlSnapshotSplit(new TableId("", null, ""), "nowhere", RowType.of(), null, null, null, Map.of());

    private final PagesLeft left;

    public PagingEmitter(
            DebeziumDeserializationSchema<T> deserializer,
            MySqlSourceReaderMetrics metrics,
            boolean includeSchemaChanges,
            PagesLeft left) {
        super(deserializer, metrics, includeSchemaChanges);
        this.left = left;
    }

    @Override
    protected void processElement(SourceRecord record, SourceOutput<T> output, MySqlSplitState state) throws Exception {
        if (PagedRecord.isProgress(record)) {
            left.progress(PagedRecord.splitId(record), PagedRecord.left(record));
        } else if (PagedRecord.is(record)) {
            super.processElement(record, output, new MySqlSnapshotSplitState(NOWHERE));
        } else {
            super.processElement(record, output, state);
        }
    }
}
