// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import java.util.Map;
import java.util.TreeMap;

/**
 * A part of the topic.
 *
 * @param from per partition the first offset; one that is not there begins where the topic begins
 * @param to per partition the offset after the last one
 */
public record Range(Map<Integer, Long> from, Map<Integer, Long> to) {
    public Range {
        from = new TreeMap<>(from);
        to = new TreeMap<>(to);
    }

    /**
     * The next part for a table.
     *
     * @param position where it stands
     * @param end how far it may go
     * @param most how many records there may be in it
     */
    static Range next(Map<Integer, Long> position, Map<Integer, Long> end, long most) {
        Map<Integer, Long> from = new TreeMap<>();
        Map<Integer, Long> to = new TreeMap<>();
        end.forEach((partition, last) -> {
            long first = position.getOrDefault(partition, 0L);
            if (first < last) {
                if (position.containsKey(partition)) {
                    from.put(partition, first);
                }
                to.put(partition, Math.min(last, first + Math.max(1, most / end.size())));
            }
        });
        return new Range(from, to);
    }

    boolean isEmpty() {
        return to.isEmpty();
    }
}
