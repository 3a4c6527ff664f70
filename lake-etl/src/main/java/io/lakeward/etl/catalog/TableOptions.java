// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.configuration.FlinkOptions;

/** The options of Hudi's connector under which reading and writing were seen to be exact; DESIGN.md says why. */
final class TableOptions {

    private static final String CONNECTOR = "connector";

    private static final Map<String, String> STREAMING_READ = Map.of(
            FlinkOptions.READ_AS_STREAMING.key(), "true",
            FlinkOptions.READ_START_COMMIT.key(), FlinkOptions.START_COMMIT_EARLIEST,
            FlinkOptions.READ_STREAMING_CHECK_INTERVAL.key(), "1");

    private static final Map<String, String> WRITE = Map.ofEntries(
            entry(FlinkOptions.OPERATION.key(), "upsert"),
            entry(FlinkOptions.PRECOMBINE_FIELD.key(), FlinkOptions.NO_PRE_COMBINE),
            entry(FlinkOptions.INDEX_TYPE.key(), "BUCKET"),
            entry(FlinkOptions.BUCKET_INDEX_NUM_BUCKETS.key(), "4"),
            entry(FlinkOptions.CDC_ENABLED.key(), "true"),
            entry(FlinkOptions.WRITE_TASKS.key(), "1"),
            // Hudi takes the merge memory and 100 MB more off the task's size; what remains buffers rows.
            entry(FlinkOptions.WRITE_TASK_MAX_SIZE.key(), "256"),
            entry(FlinkOptions.WRITE_MERGE_MAX_MEMORY.key(), "64"),
            entry(FlinkOptions.WRITE_BATCH_SIZE.key(), "64"),
            // A reader may be down for a day before its files are gone, or for two thousand commits.
            entry(FlinkOptions.CLEAN_POLICY.key(), "KEEP_LATEST_BY_HOURS"),
            entry(FlinkOptions.CLEAN_RETAIN_HOURS.key(), "24"),
            entry(FlinkOptions.ARCHIVE_MIN_COMMITS.key(), "2000"),
            entry(FlinkOptions.ARCHIVE_MAX_COMMITS.key(), "2200"));

    private TableOptions() {}

    static Map<String, String> reading(String path, HoodieTableType type, boolean streaming) {
        var options = new HashMap<>(Map.of(
                CONNECTOR,
                LakeTableFactory.IDENTIFIER,
                FlinkOptions.PATH.key(),
                path,
                FlinkOptions.TABLE_TYPE.key(),
                type.name(),
                FlinkOptions.METADATA_ENABLED.key(),
                "false"));
        if (streaming) {
            options.putAll(STREAMING_READ);
            if (type == HoodieTableType.COPY_ON_WRITE) {
                options.put(FlinkOptions.CDC_ENABLED.key(), "true");
            } else {
                // What a reader holds of the logs that it reads at once, in MB; the rest goes to disk.
                options.put(FlinkOptions.COMPACTION_MAX_MEMORY.key(), "32");
            }
        }
        return options;
    }

    /** A derived table is written by one INSERT and may be read by the next. */
    static Map<String, String> derived(String path, boolean streaming, Map<String, String> declared) {
        var options = reading(path, HoodieTableType.COPY_ON_WRITE, streaming);
        options.putAll(WRITE);
        options.putAll(declared);
        // A script may say hudi, and gets the same.
        options.put(CONNECTOR, LakeTableFactory.IDENTIFIER);
        return options;
    }
}
