// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import io.lakeward.event.HybridClock;
import io.lakeward.event.JsonBuffer;
import io.lakeward.event.Operation;
import io.lakeward.event.SourcePosition;
import io.lakeward.event.TableId;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.page.PagedRecord;
import io.lakeward.producer.source.ColumnSelection;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;

/** Turns what the source reads into records of the topic, all but their sequence. */
public final class RecordEncoder implements DebeziumDeserializationSchema<TopicRecord> {
    private static final String HISTORY = "historyRecord";

    private final long snapshotSequence;
    private final ColumnSelection selection;
    private transient JsonBuffer buffer;
    /** By the source's name for the table, which stays while the schema object changes. */
    private transient Map<String, TableEncoder> encoders;

    private transient Replays replays;
    private transient EventCounters counters;

    /** @param startMillis when the job was started: rows of the snapshot are older than every change after it */
    public RecordEncoder(long startMillis, ColumnSelection selection) {
        this.selection = selection;
        this.snapshotSequence = HybridClock.at(startMillis);
    }

    /** Makes ready; called once, before anything is read. */
    public void open(MetricGroup group) {
        counters = new EventCounters(group);
        buffer = new JsonBuffer();
        encoders = new HashMap<>();
        replays = new Replays();
    }

    @Override
    public void deserialize(SourceRecord record, Collector<TopicRecord> out) throws IOException {
        Struct value = (Struct) record.value();
        TableEncoder encoder = encoders.get(record.topic());
        if (encoder == null || !encoder.fits(record)) {
            if (record.valueSchema().field(HISTORY) != null) {
                encodeSchemaChange(value, out);
                return;
            }
            encoder = new TableEncoder(record, selection, buffer, counters);
            encoders.put(record.topic(), encoder);
        }
        Operation kind = encoder.kind(value);
        SourcePosition position = encoder.position(value, kind);
        if (kind == Operation.READ) {
            boolean isPaged = PagedRecord.is(record);
            encoder.encode(value, kind, position)
                    .forEach(row -> out.collect(isPaged ? row : row.stamped(snapshotSequence)));
        } else if (!isReplay(position, kind)) {
            encoder.encode(value, kind, position).forEach(out::collect);
        } else {
            counters.countReplay();
        }
    }

    private void encodeSchemaChange(Struct value, Collector<TopicRecord> out) throws IOException {
        Struct source = value.getStruct("source");
        counters.countSchemaChange(tableOf(source));
        SchemaChanges.encode(value.getString(HISTORY), source.getInt64("ts_ms"), selection)
                .forEach(out::collect);
    }

    private static TableId tableOf(Struct source) {
        String database = source.getString("db");
        String table = source.getString("table");
        return database == null || database.isEmpty() || table == null || table.isEmpty()
                ? null
                : new TableId(database, table);
    }

    private boolean isReplay(SourcePosition position, Operation kind) {
        return replays.isReplay(
                position.gtid(),
                new Replays.Place(position.file(), position.position(), position.row(), kind == Operation.CREATE));
    }

    @Override
    public TypeInformation<TopicRecord> getProducedType() {
        return Types.POJO(TopicRecord.class);
    }
}
