// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Reads one Kafka partition of a micro-batch. A record is routed by its schema header alone; its value is parsed only
 * if no later change of the same key follows. A record that cannot be read does not stop the others.
 */
final class SliceReader implements FlatMapFunction<Iterator<Row>, BatchItem> {
    private static final long serialVersionUID = 1L;

    private final Planner planner;

    SliceReader(Planner planner) {
        this.planner = planner;
    }

    @Override
    public Iterator<BatchItem> call(Iterator<Row> rows) {
        EventReader reader = new EventReader();
        Map<TableId, SliceBuilder> slices = new LinkedHashMap<>();
        Map<TableId, TableId> targets = new HashMap<>();
        // Every row of a table has the same schema header: one copy serves all.
        Map<TableSchema, byte[]> sharedHeaders = new HashMap<>();
        List<BatchItem> items = new ArrayList<>();
        TopicRecord record = null;
        long first = -1;
        while (rows.hasNext()) {
            record = TopicRecord.of(rows.next());
            first = first < 0 ? record.offset() : first;
            try {
                RawChange change = route(record, reader, sharedHeaders, items);
                if (change != null) {
                    TableId target = targets.computeIfAbsent(change.schema().table(), planner::targetOf);
                    slices.computeIfAbsent(target, unseen -> new SliceBuilder()).add(change);
                }
            } catch (EventFormatException e) {
                items.add(new BadRecord(record, null, e.getMessage()));
            }
        }
        RowParser parser = new RowParser(planner);
        slices.forEach((target, slice) -> {
            try {
                slice.build(target, parser, items::add);
            } catch (TableInfoException e) {
                items.add(new PlanProblem(e.problems()));
            }
        });
        if (record != null) {
            items.add(new PartitionRange(record.partition(), first, record.offset() + 1));
        }
        return items.iterator();
    }

    /** @return null for a schema change */
    private static RawChange route(
            TopicRecord record, EventReader reader, Map<TableSchema, byte[]> sharedHeaders, List<BatchItem> items) {
        Map<String, byte[]> headers = record.headers();
        if (record.value() == null) {
            if (reader.read(null, headers::get) instanceof SchemaEvent event) {
                items.add(new SchemaNotice(event.database(), event.statement(), event.sequence()));
            }
            return null;
        }
        if (record.key() == null) {
            throw new EventFormatException("A change must have a key");
        }
        TableSchema schema = reader.schema(headers::get);
        headers.put(
                EventHeaders.SCHEMA, sharedHeaders.computeIfAbsent(schema, unseen -> headers.get(EventHeaders.SCHEMA)));
        return new RawChange(schema, record, EventReader.sequence(headers::get));
    }
}
