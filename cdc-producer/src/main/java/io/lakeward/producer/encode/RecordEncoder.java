// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import io.lakeward.event.HybridClock;
import io.lakeward.producer.TopicRecord;
import io.lakeward.producer.source.ColumnSelection;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.util.Collector;

/** Turns what the source reads into records of the topic, all but their sequence. */
public final class RecordEncoder implements DebeziumDeserializationSchema<TopicRecord> {
    private static final String HISTORY = "historyRecord";
    private static final String READ = "r";
    private static final String CREATE = "c";

    private final long snapshotSequence;
    private final ColumnSelection selection;
    private transient Map<String, TableEncoder> encoders;
    private transient Replays replays;

    /** @param startMillis when the job was started: rows of the snapshot are older than every change after it */
    public RecordEncoder(long startMillis, ColumnSelection selection) {
        this.selection = selection;
        this.snapshotSequence = HybridClock.at(startMillis);
    }

    @Override
    public void deserialize(SourceRecord record, Collector<TopicRecord> out) throws IOException {
        Struct value = (Struct) record.value();
        if (record.valueSchema().field(HISTORY) != null) {
            long sourceMillis = value.getStruct("source").getInt64("ts_ms");
            SchemaChanges.encode(value.getString(HISTORY), sourceMillis, selection)
                    .forEach(out::collect);
            return;
        }
        if (encoders == null) {
            encoders = new HashMap<>();
            replays = new Replays();
        }
        String operation = value.getString("op");
        if (READ.equals(operation)) {
            out.collect(encoder(record).encode(record).stamped(snapshotSequence));
        } else if (!isReplay(value.getStruct("source"), CREATE.equals(operation))) {
            out.collect(encoder(record).encode(record));
        }
    }

    private boolean isReplay(Struct source, boolean created) {
        Replays.Place place =
                new Replays.Place(source.getString("file"), source.getInt64("pos"), source.getInt32("row"), created);
        return replays.isReplay(source.getString("gtid"), place);
    }

    /** By the source's name for the table, which stays while the schema object changes. */
    private TableEncoder encoder(SourceRecord record) {
        TableEncoder encoder = encoders.get(record.topic());
        if (encoder == null || !encoder.fits(record)) {
            encoder = new TableEncoder(record, selection);
            encoders.put(record.topic(), encoder);
        }
        return encoder;
    }

    @Override
    public TypeInformation<TopicRecord> getProducedType() {
        return Types.POJO(TopicRecord.class);
    }
}
