// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.EventReader;
import io.lakeward.event.Operation;
import io.lakeward.writer.plan.Planner;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Finds on the topic what came after records in quarantine for their rows.
 *
 * @param rows with the offset of the first of these records
 * @param replayed places of these records
 * @param quarantined places of all records in quarantine
 */
record LaterReader(
        Planner planner, long lastSequence, Map<RowId, Long> rows, Set<Place> replayed, Set<Place> quarantined)
        implements FlatMapFunction<Iterator<TopicRecord>, LaterReader.Later> {

    sealed interface Later extends Serializable permits OfRows, OfCopy, Unreadable {}

    /** To be read again. */
    record OfRows(TopicRecord record, List<RowId> rows) implements Later {}

    /**
     * Of a table without a key.
     *
     * @param isRead whether it was read with its whole table
     */
    record OfCopy(RowId row, long offset, boolean isRead) implements Later {}

    @Override
    public Iterator<Later> call(Iterator<TopicRecord> records) {
        List<BatchItem> told = new ArrayList<>();
        RecordRouter router = new RecordRouter(lastSequence, planner, told::add);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false)
                .filter(record -> !replayed.contains(Place.of(record)))
                .flatMap(record -> {
                    told.clear();
                    List<RawChange> changes = router.changes(record);
                    return later(record, changes, told).stream();
                })
                .iterator();
    }

    private List<Later> later(TopicRecord record, List<RawChange> changes, List<BatchItem> told) {
        long offset = record.offset();
        boolean isQuarantined = quarantined.contains(Place.of(record));
        List<Later> later = new ArrayList<>();
        for (BatchItem item : told) {
            if (item instanceof BadRecord bad && !isQuarantined) {
                later.add(unreadable(bad));
            }
        }
        List<RawChange> ofRows = changes.stream()
                .filter(change -> rows.getOrDefault(RowId.of(change), offset) < offset)
                .toList();
        if (!ofRows.isEmpty() && !planner.isBag(ofRows.get(0).schema())) {
            later.add(new OfRows(record, ofRows.stream().map(RowId::of).toList()));
        } else if (!isQuarantined) {
            ofRows.forEach(change -> later.add(copy(change)));
        }
        return later;
    }

    private static Unreadable unreadable(BadRecord bad) {
        TopicRecord record = bad.record();
        // Only our own records are keyed as their rows are.
        boolean isKnown = record.key() != null
                && (record.headers().containsKey(EventHeaders.SEQUENCE)
                        || record.headers().containsKey(EventHeaders.SCHEMA));
        return new Unreadable(Place.of(record), bad.table(), isKnown ? RowId.text(record.key()) : null, bad.error());
    }

    private static Later copy(RawChange change) {
        RowId row = RowId.of(change);
        Place place = Place.of(change.record());
        try {
            return new OfCopy(row, place.offset(), isRead(change));
        } catch (EventFormatException | IllegalArgumentException e) {
            return new Unreadable(place, row.source().toString(), row.key(), e.getMessage());
        }
    }

    static boolean isRead(RawChange change) {
        return EventReader.change(change.schema(), change.value(), change.sequence())
                        .operation()
                == Operation.READ;
    }
}
