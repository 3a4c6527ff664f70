// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The topic.
 *
 * @param newest when its newest record came; empty if it has none
 */
public record TopicState(String name, Map<Integer, Span> partitions, Optional<Instant> newest) {
    public TopicState {
        partitions = new TreeMap<>(partitions);
    }

    /**
     * The offsets of a partition.
     *
     * @param begin of the first record that is still there
     * @param end after the last one
     */
    public record Span(long begin, long end) {}
}
