// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.table.Progress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the job stands on the topic, batch after batch. */
final class Positions {
    private final String topicId;
    private final Map<Integer, Long> reached;

    /** @param start where the job begins, see {@link io.lakeward.writer.table.LakeState} */
    Positions(Progress start) {
        topicId = start.topicId();
        reached = new TreeMap<>(start.from());
    }

    /** The progress that a batch makes: partitions that it has no records of stay where they are. */
    Progress advance(List<PartitionRange> batch) {
        Map<Integer, Long> from = new TreeMap<>(reached);
        Map<Integer, Long> to = new TreeMap<>(reached);
        for (PartitionRange range : batch) {
            from.put(range.partition(), range.first());
            to.put(range.partition(), range.end());
        }
        reached.putAll(to);
        return new Progress(topicId, from, to);
    }
}
