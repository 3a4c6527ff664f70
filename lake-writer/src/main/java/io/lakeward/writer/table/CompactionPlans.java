// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
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
     *
     * @return how many commits there are since the last one; {@link Integer#MAX_VALUE} while one is under way
     */
    static int scheduleIfDue(HoodieWriteConfig config, HoodieEngineContext context) {
        int wanted = config.getInlineCompactDeltaCommitMax();
        // Hudi counts what came after the last compaction by the storage's clock, too.
        config.setValue(HoodieCompactionConfig.INLINE_COMPACT_NUM_DELTA_COMMITS, "0");
        HoodieTable<?, ?, ?, ?> table = HoodieSparkTable.create(config, context);
        HoodieActiveTimeline timeline = table.getActiveTimeline();
        if (!timeline.filterPendingCompactionTimeline().empty()) {
            return Integer.MAX_VALUE;
        }
        int commits = commitsSinceTheLast(timeline);
        if (commits >= wanted) {
            String now = table.getMetaClient().createNewInstantTime(false);
            table.scheduleCompaction(context, now + SUFFIX, Option.empty());
        }
        return commits;
    }

    /**
     * What another job has compacted has a name that is no longer than a time.
     *
     * @throws IllegalStateException if the clock has a compaction end before it was planned: what is written now would not be seen
     */
    static void requireInOrder(TableId table, HoodieActiveTimeline timeline) {
        timeline.getCommitTimeline()
                .filterCompletedInstants()
                .getInstantsAsStream()
                .filter(compaction -> compaction.requestedTime().length()
                                == compaction.getCompletionTime().length()
                        && compaction.requestedTime().compareTo(compaction.getCompletionTime()) > 0)
                .findFirst()
                .ifPresent(compaction -> {
                    throw new IllegalStateException("The compaction " + compaction.requestedTime() + " of " + table
                            + " was made by another job, and by the clock it ended before it was planned, at "
                            + compaction.getCompletionTime() + ": Hudi would not show what is written now. Let this job"
                            + " compact; stop it, move the table's folder away, start it, and have the table's sources"
                            + " read again by ./lakeward resync");
                });
    }

    private static int commitsSinceTheLast(HoodieActiveTimeline timeline) {
        String compaction = timeline.getCommitTimeline()
                .filterCompletedInstants()
                .lastInstant()
                .map(HoodieInstant::requestedTime)
                .orElse("");
        return Math.toIntExact(timeline.getDeltaCommitTimeline()
                .filterCompletedInstants()
                .getInstantsAsStream()
                .filter(commit -> commit.requestedTime().compareTo(compaction) > 0)
                .count());
    }
}
