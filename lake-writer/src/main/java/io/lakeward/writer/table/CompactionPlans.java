// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.table.timeline.HoodieActiveTimeline;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieCompactionConfig;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.table.HoodieSparkTable;
import org.apache.hudi.table.HoodieTable;

/**
 * Plans the compactions of merge-on-read tables, under names that keep the logs of a file group apart.
 *
 * <p>A log is named by the compaction that it follows. Hudi 1.x does not go by that name in tables of version 6: it takes
 * the log for one that follows whatever compaction was the latest when the named one's file in the timeline was last modified, as the storage's
 * clock and the reader's time zone have it. On S3, whose times are whole seconds, or in America, rows of a log are then missed. Where a
 * compaction's name is longer than a time, it goes by the names.
 */
final class CompactionPlans {
    /** As Hudi names the compactions of its own metadata tables. */
    private static final String SUFFIX = "001";

    private CompactionPlans() {}

    /**
     * Plans a compaction if one is due and none is under way. To be called between two commits of the table, as a plan must
     * not overtake a commit.
     */
    static void scheduleIfDue(HoodieWriteConfig config, HoodieEngineContext context) {
        int wanted = config.getInlineCompactDeltaCommitMax();
        // Hudi counts what came after the last compaction by the storage's clock, too.
        config.setValue(HoodieCompactionConfig.INLINE_COMPACT_NUM_DELTA_COMMITS, "0");
        HoodieTable<?, ?, ?, ?> table = HoodieSparkTable.create(config, context);
        HoodieActiveTimeline timeline = table.getActiveTimeline();
        if (timeline.filterPendingCompactionTimeline().empty() && commitsSinceTheLast(timeline) >= wanted) {
            String now = table.getMetaClient().createNewInstantTime(false);
            table.scheduleCompaction(context, now + SUFFIX, Option.empty());
        }
    }

    private static long commitsSinceTheLast(HoodieActiveTimeline timeline) {
        String compaction = timeline.getCommitTimeline()
                .filterCompletedInstants()
                .lastInstant()
                .map(HoodieInstant::requestedTime)
                .orElse("");
        return timeline.getDeltaCommitTimeline()
                .filterCompletedInstants()
                .getInstantsAsStream()
                .filter(commit -> commit.requestedTime().compareTo(compaction) > 0)
                .count();
    }
}
