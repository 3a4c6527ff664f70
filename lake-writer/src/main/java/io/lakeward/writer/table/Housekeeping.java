// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hudi.common.model.HoodieCleaningPolicy;
import org.apache.hudi.config.HoodieArchivalConfig;
import org.apache.hudi.config.HoodieCleanConfig;
import org.apache.hudi.config.HoodieWriteConfig;

/**
 * Lets only some commits of a table clean files that nobody may read any more and archive old commits: to find out what there is to
 * do takes as long as a small commit.
 */
final class Housekeeping {
    private static final int AT_LEAST_EVERY = 16;

    private final Map<String, Integer> since = new ConcurrentHashMap<>();

    /** Whether the next commit is one of those, by what is known before its table is opened. */
    boolean isDue(HoodieWriteConfig config) {
        return since.getOrDefault(config.getBasePath(), 0) + 1 >= every(config);
    }

    /**
     * To be asked once for each commit.
     *
     * @param instants how many the table's timeline has: a job that ends before it has made so many commits counts those of others
     */
    void leaveOutUnlessDue(HoodieWriteConfig config, int instants) {
        int commits = since.merge(config.getBasePath(), instants, (before, unused) -> before + 1);
        if (commits < every(config)) {
            config.setValue(HoodieCleanConfig.AUTO_CLEAN, "false");
            config.setValue(HoodieArchivalConfig.AUTO_ARCHIVE, "false");
        } else {
            since.put(config.getBasePath(), 0);
        }
    }

    /** No more than what a user lets pile up. */
    private static int every(HoodieWriteConfig config) {
        int archived = config.getMaxCommitsToKeep() - config.getMinCommitsToKeep();
        int cleaned = config.getCleanerPolicy() == HoodieCleaningPolicy.KEEP_LATEST_BY_HOURS
                ? AT_LEAST_EVERY
                : config.getCleanerCommitsRetained();
        return Math.min(AT_LEAST_EVERY, Math.min(archived, cleaned));
    }
}
