// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.ddl;

import java.util.List;
import java.util.Map;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/** A schema change on its way through the connector's source, which knows records of Kafka Connect only. */
public final class SchemaChangeRecord {
    private static final String TOPIC = "lakeward.schema-change";
    private static final Schema NO_FIELDS = SchemaBuilder.struct().build();
    private static final String CHANGE = "change";
    private static final String EFFECTS = "effects";

    private SchemaChangeRecord() {}

    /** @param offset behind it */
    public static SourceRecord of(SchemaChange change, Map<String, ?> offset) {
        return new SourceRecord(Map.of(CHANGE, change), offset, TOPIC, NO_FIELDS, null);
    }

    /** With what it does to the selected tables. */
    public static SourceRecord with(SourceRecord record, List<TableEffect> effects) {
        return new SourceRecord(
                Map.of(CHANGE, change(record), EFFECTS, effects), record.sourceOffset(), TOPIC, NO_FIELDS, null);
    }

    public static boolean is(SourceRecord record) {
        return TOPIC.equals(record.topic());
    }

    public static SchemaChange change(SourceRecord record) {
        return (SchemaChange) record.sourcePartition().get(CHANGE);
    }

    public static List<TableEffect> effects(SourceRecord record) {
        return ((List<?>) record.sourcePartition().get(EFFECTS))
                .stream().map(TableEffect.class::cast).toList();
    }
}
