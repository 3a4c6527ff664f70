// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventReader;
import io.lakeward.event.TableSchema;
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
        // Asked for deletes too: a table that the lake cannot have must be found here.
        RowConverter rows = converters.computeIfAbsent(change.schema(), RowConverter::new);
        return new Change(
                change.schema(),
                record.partition(),
                record.offset(),
                RecordKeys.of(record.key()),
                event.after() == null
                        ? null
                        : HoodieAvroUtils.avroToBytes(rows.convert(event.after(), event.sequence())),
                change.sequence());
    }
}
