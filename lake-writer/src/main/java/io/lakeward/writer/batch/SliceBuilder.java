// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableSchema;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the last change per key of one table. */
final class SliceBuilder {
    private final Map<TableSchema, Long> firstUse = new HashMap<>();
    private final Map<ByteBuffer, Change> changes = new LinkedHashMap<>();
    private long read;
    private long lastSequence;

    void add(TableSchema schema, byte[] key, byte[] value, long sequence) {
        firstUse.merge(schema, sequence, Math::min);
        changes.merge(ByteBuffer.wrap(key), new Change(schema, key, value, sequence), SliceBuilder::later);
        lastSequence = Math.max(lastSequence, sequence);
        read++;
    }

    TableSlice build() {
        return new TableSlice(
                firstUse.keySet().iterator().next().table(),
                new HashMap<>(firstUse),
                new ArrayList<>(changes.values()),
                read - changes.size(),
                lastSequence);
    }

    /** Equal numbers are the same change read again. */
    private static Change later(Change one, Change other) {
        return other.sequence() >= one.sequence() ? other : one;
    }
}
