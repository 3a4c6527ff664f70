// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import io.lakeward.event.HybridClock;
import io.lakeward.event.JsonBuffer;
import io.lakeward.event.Operation;
import io.lakeward.event.SourcePosition;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.columns.TableColumns;
import io.lakeward.producer.ddl.SchemaChangeRecord;
import io.lakeward.producer.ddl.TableEffect;
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
        TableEncoder encoder = encoders.get(record.topic());
        if (encoder == null && encodeOther(record, out)) {
            return;
        }
        if (encoder == null || !encoder.fits(record)) {
            encoder = new TableEncoder(record, selection, buffer, counters);
            encoders.put(record.topic(), encoder);
        }
        Struct value = (Struct) record.value();
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

    /** Whether the record was none of a row. */
    private boolean encodeOther(SourceRecord record, Collector<TopicRecord> out) {
        if (SchemaChangeRecord.is(record)) {
            for (TableEffect effect : SchemaChangeRecord.effects(record)) {
                counters.countSchemaChange(effect.table().map(TableColumns::id).orElse(null));
                out.collect(SchemaChanges.encode(effect, SchemaChangeRecord.change(record), selection));
            }
            return true;
        }
        if (PagedRecord.isMark(record)) {
            out.collect(TopicRecord.marking(PagedRecord.mark(record)));
            return true;
        }
        return false;
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
