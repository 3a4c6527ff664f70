// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.schema.RowConverter;
import java.util.HashMap;
import java.util.Map;
import org.apache.hudi.avro.HoodieAvroUtils;

/** Parses and types changes. */
final class RowParser {
    private final Map<TableSchema, RowConverter> converters = new HashMap<>();

    /**
     * @throws EventFormatException if the record does not keep the contract
     * @throws IllegalArgumentException if a value does not fit its column, or a column's type is unknown
     */
    Change parse(RawChange change) {
        TopicRecord record = change.record();
        ChangeEvent event = EventReader.change(change.schema(), record.value(), change.sequence());
        return new Change(
                change.schema(),
                record.partition(),
                record.offset(),
                RecordKeys.of(record.key()),
                event.after() == null ? null : typed(event),
                change.sequence());
    }

    private byte[] typed(ChangeEvent event) {
        RowConverter rows =
                converters.computeIfAbsent(event.schema(), schema -> new RowConverter(LakeSchema.create(schema)));
        return HoodieAvroUtils.avroToBytes(rows.convert(event.after(), event.sequence()));
    }
}
