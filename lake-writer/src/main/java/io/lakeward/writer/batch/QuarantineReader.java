// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableReadEvent;
import io.lakeward.writer.batch.Finding.Kept;
import io.lakeward.writer.batch.Finding.Kind;
import io.lakeward.writer.plan.Planner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Routes what is in quarantine once more. */
record QuarantineReader(Planner planner, long lastSequence) implements FlatMapFunction<Iterator<BadRecord>, Finding> {
    @Override
    public Iterator<Finding> call(Iterator<BadRecord> records) {
        List<BatchItem> told = new ArrayList<>();
        RecordRouter router = new RecordRouter(lastSequence, planner, told::add);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false)
                .map(bad -> {
                    told.clear();
                    List<RawChange> changes = router.changes(bad.record());
                    Kept before = new Kept(Place.of(bad.record()), bad.table(), bad.error());
                    return changes.isEmpty() ? withoutRows(before, told) : ofRows(before, changes);
                })
                .iterator();
    }

    private static Finding withoutRows(Kept before, List<BatchItem> told) {
        if (told.isEmpty()) {
            return new Finding(before, Kind.NOTHING, null, List.of(), 0, null);
        }
        if (told.get(0) instanceof BadRecord bad) {
            return new Finding(before, Kind.BAD, null, List.of(), 0, bad.error());
        }
        if (told.get(0) instanceof SchemaNotice notice) {
            SchemaEvent event = notice.event();
            Kind kind = event.kind() == SchemaChangeKind.OTHER ? Kind.NOTHING : Kind.NOTICE;
            return new Finding(before, kind, event.table(), List.of(), event.sequence(), null);
        }
        TableReadEvent end = ((ReadNotice) told.get(0)).event();
        return new Finding(before, Kind.NOTICE, end.table(), List.of(), end.since(), null);
    }

    private Finding ofRows(Kept before, List<RawChange> changes) {
        RawChange first = changes.get(0);
        return new Finding(
                before,
                kindOf(first),
                first.schema().table(),
                changes.stream().map(RowId::of).toList(),
                first.sequence(),
                null);
    }

    private Kind kindOf(RawChange change) {
        if (!planner.isBag(change.schema())) {
            return Kind.ROW;
        }
        return isRead(change) ? Kind.COPY_READ : Kind.COPY;
    }

    private static boolean isRead(RawChange change) {
        try {
            return LaterReader.isRead(change);
        } catch (EventFormatException | IllegalArgumentException e) {
            // It is told when the row itself is read.
            return false;
        }
    }
}
