// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventReader;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/**
 * Reads one Kafka partition of a micro-batch. A record is routed by its schema header alone; its value is parsed only
 * if no later change of the same key follows.
 */
final class SliceReader implements FlatMapFunction<Iterator<Row>, BatchItem> {
    private static final long serialVersionUID = 1L;

    /** The columns that {@link #call} reads, in this order. */
    static final String[] COLUMNS = {"key", "value", "headers", "partition", "offset"};

    @Override
    public Iterator<BatchItem> call(Iterator<Row> rows) {
        EventReader reader = new EventReader();
        Map<TableId, SliceBuilder> slices = new LinkedHashMap<>();
        List<BatchItem> items = new ArrayList<>();
        int partition = -1;
        long offset = -1;
        while (rows.hasNext()) {
            Row row = rows.next();
            partition = row.getInt(3);
            offset = row.getLong(4);
            try {
                read(row, reader, slices, items);
            } catch (EventFormatException e) {
                throw new EventFormatException(
                        "Record " + partition + ":" + offset + " (partition:offset) breaks the contract of the topic. "
                                + e.getMessage(),
                        e);
            }
        }
        slices.values().forEach(slice -> items.add(slice.build()));
        if (partition >= 0) {
            items.add(new PartitionEnd(partition, offset + 1));
        }
        return items.iterator();
    }

    private static void read(Row row, EventReader reader, Map<TableId, SliceBuilder> slices, List<BatchItem> items) {
        Map<String, byte[]> headers = headers(row.getAs(2));
        byte[] value = row.getAs(1);
        if (value == null) {
            if (reader.read(null, headers::get) instanceof SchemaEvent event) {
                items.add(new SchemaNotice(event.database(), event.statement(), event.sequence()));
            }
            return;
        }
        byte[] key = row.getAs(0);
        if (key == null) {
            throw new EventFormatException("A change must have a key");
        }
        TableSchema schema = reader.schema(headers::get);
        slices.computeIfAbsent(schema.table(), table -> new SliceBuilder())
                .add(schema, key, value, EventReader.sequence(headers::get));
    }

    private static Map<String, byte[]> headers(Seq<Row> headers) {
        Map<String, byte[]> byName = new LinkedHashMap<>();
        if (headers != null) {
            for (int i = 0; i < headers.size(); i++) {
                Row header = headers.apply(i);
                byName.put(header.getString(0), header.getAs(1));
            }
        }
        return byName;
    }
}
