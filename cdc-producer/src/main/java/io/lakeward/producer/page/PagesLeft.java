// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;

/** What is left to read in pages: on one side the state of the reader's task, on the other what its fetcher takes. */
public final class PagesLeft {
    private final Map<String, MySqlSnapshotSplit> left = new LinkedHashMap<>();
    private final Map<String, Integer> notBegun = new HashMap<>();
    private final Queue<MySqlSnapshotSplit> untaken = new ConcurrentLinkedQueue<>();

    /** By the reader's task. */
    public void add(MySqlSnapshotSplit split) {
        left.put(split.splitId(), split);
        if (PageSplit.isWhole(split)) {
            notBegun.merge(split.splitId(), 1, Integer::sum);
        }
        untaken.add(split);
    }

    /** By the reader's task: what a restored reader has to begin with. */
    public Collection<MySqlSnapshotSplit> left() {
        return List.copyOf(left.values());
    }

    /** By the reader's task, when the fetcher has begun with it. */
    void begun(String split) {
        notBegun.computeIfPresent(split, (id, times) -> times > 1 ? times - 1 : null);
    }

    /**
     * By the reader's task, when a page has gone out.
     *
     * @return false for a page on its way from before the table was added again
     */
    boolean progress(String split, Optional<MySqlSnapshotSplit> rest) {
        if (notBegun.containsKey(split)) {
            return false;
        }
        rest.ifPresentOrElse(from -> left.put(split, from), () -> left.remove(split));
        return true;
    }

    /** By the reader's task: somebody else reads them. */
    public void forget(Set<String> splits) {
        left.keySet().removeAll(splits);
        notBegun.keySet().removeAll(splits);
        untaken.removeIf(split -> splits.contains(split.splitId()));
    }

    /** By the fetcher; null if there is nothing new. */
    MySqlSnapshotSplit take() {
        return untaken.poll();
    }
}
