// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.table.types.logical.RowType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.table.format.mor.MergeOnReadInputSplit;
import org.apache.hudi.util.StreamerUtil;

/**
 * Finds the new commits of a merge-on-read table. Hudi's own would pass over the base files that a commit begins new file
 * groups with.
 */
@SuppressWarnings("deprecation") // Hudi reads by one of Flink's older sources
final class LogMonitor extends GuardedMonitor {

    private static final long serialVersionUID = 1L;
    private static final String READ = "lakeward.read";

    private final Configuration conf;
    private final SourceGuard guard;
    private final LogSplits splits;

    /** The commits that were read, as long as the table's timeline has them; none before the first look at the table. */
    private final NavigableSet<String> read = new TreeSet<>();

    private transient HoodieTableMetaClient metaClient;
    private transient ListState<String> reads;

    LogMonitor(Configuration conf, Path path, RowType type, long memory, SourceGuard guard) {
        super(conf, path, type, memory, guard);
        this.conf = conf;
        this.guard = guard;
        this.splits = new LogSplits(memory);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        super.initializeState(context);
        reads = strings(context.getOperatorStateStore(), READ);
    }

    @Override
    Optional<String> restored(OperatorStateStore store) throws Exception {
        strings(store, READ).get().forEach(read::add);
        return read.isEmpty() ? Optional.empty() : Optional.of(read.last());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        super.snapshotState(context);
        reads.update(List.copyOf(read));
    }

    @Override
    void forward(SourceFunction.SourceContext<MergeOnReadInputSplit> context) {
        if (metaClient == null) {
            metaClient = StreamerUtil.createMetaClient(conf);
        }
        var commits = metaClient.reloadActiveTimeline().getCommitsTimeline().filterCompletedInstants();
        if (commits.empty()) {
            return;
        }
        var done = changes(commits);
        if (read.isEmpty()) {
            splits.upTo(metaClient, commits.lastInstant().get().getTimestamp()).forEach(context::collect);
        } else {
            var unread = done.stream()
                    .filter(commit -> !read.contains(commit.getTimestamp()))
                    .toList();
            splits.of(metaClient, unread, commits).forEach(context::collect);
        }
        done.forEach(commit -> read.add(commit.getTimestamp()));
        if (!done.isEmpty()) {
            read.headSet(done.get(0).getTimestamp()).clear();
            guard.hasRead(read.last());
        }
    }

    /** A compaction changes no row. */
    private List<HoodieInstant> changes(HoodieTimeline commits) {
        return commits.getInstantsAsStream()
                .filter(commit -> switch (commit.getAction()) {
                    case HoodieTimeline.DELTA_COMMIT_ACTION -> true;
                    case HoodieTimeline.COMMIT_ACTION -> false;
                    default -> throw guard.stopped("its commit " + commit.getTimestamp() + " is a " + commit.getAction()
                            + ", which replaces rows without a log of it; start the job anew with --rebuild");
                })
                .toList();
    }
}
