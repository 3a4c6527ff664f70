// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** Where a record is on the topic. */
record Place(int partition, long offset) implements Comparable<Place>, Serializable {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::partition).thenComparingLong(Place::offset);

    static Place of(TopicRecord record) {
        return new Place(record.partition(), record.offset());
    }

    /** @param offsets per partition */
    boolean isIn(Map<Integer, Set<Long>> offsets) {
        return offsets.getOrDefault(partition, Set.of()).contains(offset);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
