// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Reads one Kafka partition of a micro-batch. A record of ours is routed by its schema header alone; its value is
 * parsed only if no later change of the same key follows. A record that cannot be read does not stop the others.
 */
final class SliceReader implements FlatMapFunction<Iterator<Row>, BatchItem> {
    private static final long serialVersionUID = 1L;

    private final Planner planner;
    private final long lastSequence;

    /** @param lastSequence of all batches before */
    SliceReader(Planner planner, long lastSequence) {
        this.planner = planner;
        this.lastSequence = lastSequence;
    }

    @Override
    public Iterator<BatchItem> call(Iterator<Row> rows) {
        Map<TableId, SliceBuilder> slices = new LinkedHashMap<>();
        Map<TableId, TableId> targets = new HashMap<>();
        List<BatchItem> items = new ArrayList<>();
        Consumer<BatchItem> out = eachRecordOnce(items);
        RecordRouter router = new RecordRouter(lastSequence, planner, out);
        TopicRecord record = null;
        long first = -1;
        while (rows.hasNext()) {
            record = TopicRecord.of(rows.next());
            first = first < 0 ? record.offset() : first;
            for (RawChange change : router.changes(record)) {
                TableId target = targets.computeIfAbsent(change.schema().table(), planner::targetOf);
                slices.computeIfAbsent(target, unseen -> new SliceBuilder()).add(change);
            }
        }
        RowParser parser = new RowParser(planner);
        slices.forEach((target, slice) -> {
            try {
                slice.build(target, parser, out);
            } catch (TableInfoException e) {
                items.add(new PlanProblem(e.problems()));
            }
        });
        if (record != null) {
            items.add(new PartitionRange(record.partition(), first, record.offset() + 1));
        }
        return items.iterator();
    }

    /** Several rows of one record may be bad. */
    private static Consumer<BatchItem> eachRecordOnce(List<BatchItem> items) {
        Set<Long> bad = new HashSet<>();
        return item -> {
            if (!(item instanceof BadRecord record) || bad.add(record.record().offset())) {
                items.add(item);
            }
        };
    }
}
