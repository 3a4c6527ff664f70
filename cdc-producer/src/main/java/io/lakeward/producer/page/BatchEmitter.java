// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.cdc.connectors.mysql.source.metrics.MySqlSourceReaderMetrics;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlRecordEmitter;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplitState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplitState;
import org.apache.flink.cdc.connectors.mysql.source.split.SourceRecords;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.util.Collector;

/**
 * Notes the binlog's position and the lag once for each batch, not for each change: no checkpoint comes within a batch,
 * and building a position is a fifth of the work that a change makes.
 */
class BatchEmitter<T> extends MySqlRecordEmitter<T> {
    private final DebeziumDeserializationSchema<T> deserializer;
    private final AsBefore<T> asBefore = new AsBefore<>();
    /** The change whose position is the reader's and is not noted yet. */
    private SourceRecord behind;

    private boolean isLagKnown;

    BatchEmitter(
            DebeziumDeserializationSchema<T> deserializer,
            MySqlSourceReaderMetrics metrics,
            boolean includeSchemaChanges) {
        super(deserializer, metrics, includeSchemaChanges);
        this.deserializer = deserializer;
    }

    @Override
    public void emitRecord(SourceRecords records, SourceOutput<T> output, MySqlSplitState state) throws Exception {
        isLagKnown = false;
        super.emitRecord(records, output, state);
        notePosition(state);
    }

    @Override
    protected void processElement(SourceRecord record, SourceOutput<T> output, MySqlSplitState state) throws Exception {
        boolean isChange = RecordUtils.isDataChangeRecord(record);
        if (isChange && isLagKnown) {
            asBefore.output = output;
            deserializer.deserialize(record, asBefore);
            if (state.isBinlogSplitState()) {
                behind = record;
            }
            return;
        }
        // What is not a change may note a position of its own, which is behind those of the changes before it.
        notePosition(state);
        super.processElement(record, output, state);
        isLagKnown = isChange;
        if (isChange) {
            asBefore.millis = RecordUtils.getMessageTimestamp(record);
        }
    }

    /** Of a record that only our source knows. */
    void emit(SourceRecord record, SourceOutput<T> output) throws Exception {
        asBefore.output = output;
        deserializer.deserialize(record, asBefore);
    }

    /** Behind which nothing of before is noted any more. */
    void notePosition(MySqlBinlogSplitState state, BinlogOffset position) {
        behind = null;
        state.setStartingOffset(position);
    }

    private void notePosition(MySqlSplitState state) {
        if (behind != null && state.isBinlogSplitState()) {
            state.asBinlogSplitState().setStartingOffset(RecordUtils.getBinlogPosition(behind));
            behind = null;
        }
    }

    /** A record without a time would be what the lag is told of. */
    private static final class AsBefore<T> implements Collector<T> {
        private SourceOutput<T> output;
        private Long millis;

        @Override
        public void collect(T record) {
            if (millis == null || millis <= 0) {
                output.collect(record);
            } else {
                output.collect(record, millis);
            }
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
