// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableSchema;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the last change per key of one table. */
final class SliceBuilder {
    private final Map<TableSchema, Long> firstUse = new HashMap<>();
    private final Map<ByteBuffer, RawChange> changes = new LinkedHashMap<>();
    private long read;
    private long lastSequence;

    void add(RawChange change) {
        firstUse.merge(change.schema(), change.sequence(), Math::min);
        changes.merge(ByteBuffer.wrap(change.record().key()), change, SliceBuilder::later);
        lastSequence = Math.max(lastSequence, change.sequence());
        read++;
    }

    /** Gives the slice, and a record for each change in it that could not be parsed. */
    void build(RowParser parser, Consumer<BatchItem> out) {
        List<Change> parsed = new ArrayList<>(changes.size());
        long keys = changes.size();
        for (Iterator<RawChange> raw = changes.values().iterator(); raw.hasNext(); ) {
            RawChange change = raw.next();
            // What is parsed takes the place of what is not, instead of lying beside it.
            raw.remove();
            try {
                parsed.add(parser.parse(change));
            } catch (EventFormatException | IllegalArgumentException e) {
                out.accept(
                        new BadRecord(change.record(), change.schema().table().toString(), e.getMessage()));
            }
        }
        if (!parsed.isEmpty()) {
            Map<TableSchema, Long> used = new HashMap<>(firstUse);
            used.keySet()
                    .retainAll(parsed.stream().map(Change::schema).distinct().toList());
            out.accept(new TableSlice(parsed.get(0).schema().table(), used, parsed, read - keys, lastSequence));
        }
    }

    /** Equal numbers are the same change read again. */
    private static RawChange later(RawChange one, RawChange other) {
        return other.sequence() >= one.sequence() ? other : one;
    }
}
