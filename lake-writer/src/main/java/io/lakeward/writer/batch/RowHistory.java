// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.batch.LaterReader.Later;
import io.lakeward.writer.batch.LaterReader.OfCopy;
import io.lakeward.writer.batch.LaterReader.OfRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** What came on the topic after records in quarantine for their rows, read once. */
final class RowHistory implements AutoCloseable {
    private final JavaRDD<Later> later;

    RowHistory(JavaRDD<Later> later) {
        this.later = later.persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Of rows with a key. */
    JavaRDD<TopicRecord> records() {
        return later.filter(OfRows.class::isInstance).map(each -> ((OfRows) each).record());
    }

    /** What can be told without its values. */
    List<Unreadable> unreadable() {
        return later.filter(Unreadable.class::isInstance)
                .map(Unreadable.class::cast)
                .collect();
    }

    /**
     * Those of rows with a key.
     *
     * @param errors by place, what is wrong with values
     */
    List<Unreadable> unreadable(Map<Place, String> errors) {
        if (errors.isEmpty()) {
            return List.of();
        }
        Map<Place, String> all = new HashMap<>(errors);
        return later.filter(OfRows.class::isInstance)
                .map(OfRows.class::cast)
                .filter(each -> all.containsKey(Place.of(each.record())))
                .flatMap(each -> each.rows().stream()
                        .map(row -> {
                            Place place = Place.of(each.record());
                            return new Unreadable(place, row.source().toString(), row.key(), all.get(place));
                        })
                        .iterator())
                .collect();
    }

    /** What becomes of records of rows without a key, as far as it follows from what came later. */
    Map<Place, Verdict> ofCopies(Map<Place, Finding> open) {
        Map<RowId, ReplayRules.Later> byRow = new HashMap<>();
        later.filter(OfCopy.class::isInstance)
                .map(OfCopy.class::cast)
                .collect()
                .forEach(each -> byRow.merge(
                        each.row(),
                        new ReplayRules.Later(each.offset(), each.isRead() ? each.offset() : -1),
                        ReplayRules.Later::and));
        Map<Place, Verdict> verdicts = new TreeMap<>();
        open.forEach((place, found) -> {
            if (found.kind().isCopy()) {
                ReplayRules.ofCopy(found, byRow.getOrDefault(found.rows().get(0), ReplayRules.Later.NONE))
                        .ifPresent(verdict -> verdicts.put(place, verdict));
            }
        });
        return verdicts;
    }

    @Override
    public void close() {
        later.unpersist();
    }
}
