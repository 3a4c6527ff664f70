// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableSchema;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the last change per key of one table that can be parsed. */
final class SliceBuilder {
    private final Map<TableSchema, Long> firstUse = new HashMap<>();
    private final Map<ByteBuffer, List<RawChange>> changes = new LinkedHashMap<>();
    private long superseded;
    private long lastSequence;

    void add(RawChange change) {
        firstUse.merge(change.schema(), change.sequence(), Math::min);
        changes.computeIfAbsent(ByteBuffer.wrap(change.record().key()), key -> new ArrayList<>(1))
                .add(change);
        lastSequence = Math.max(lastSequence, change.sequence());
    }

    /** Gives the slice, and each change that was to be in it and could not be parsed. */
    void build(RowParser parser, Consumer<BatchItem> out) {
        List<Change> parsed = new ArrayList<>(changes.size());
        for (Iterator<List<RawChange>> keys = changes.values().iterator(); keys.hasNext(); ) {
            List<RawChange> ofKey = keys.next();
            // What is parsed takes the place of what is not, instead of lying beside it.
            keys.remove();
            lastParsed(ofKey, parser, out).ifPresent(parsed::add);
        }
        if (!parsed.isEmpty()) {
            Map<TableSchema, Long> used = new HashMap<>(firstUse);
            used.keySet()
                    .retainAll(parsed.stream().map(Change::schema).distinct().toList());
            out.accept(new TableSlice(parsed.get(0).schema().table(), used, parsed, superseded, lastSequence));
        }
    }

    private Optional<Change> lastParsed(List<RawChange> ofKey, RowParser parser, Consumer<BatchItem> out) {
        // Stable, so of equal numbers, which are one change read twice, the one read later is the last.
        ofKey.sort(Comparator.comparingLong(RawChange::sequence));
        for (int i = ofKey.size() - 1; i >= 0; i--) {
            RawChange change = ofKey.get(i);
            try {
                Change parsed = parser.parse(change);
                superseded += i;
                return Optional.of(parsed);
            } catch (EventFormatException | IllegalArgumentException e) {
                out.accept(
                        new BadRecord(change.record(), change.schema().table().toString(), e.getMessage()));
            }
        }
        return Optional.empty();
    }
}
