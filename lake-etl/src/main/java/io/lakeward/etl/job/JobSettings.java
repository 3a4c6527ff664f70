// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import io.lakeward.etl.cli.Args;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.table.api.config.TableConfigOptions;

/** What the job needs to be exact and to fail loudly; a script's SET has the last word. */
final class JobSettings {

    private JobSettings() {}

    static Configuration of(Args args) {
        var settings = new Configuration();
        settings.set(PipelineOptions.NAME, args.name());
        settings.set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, args.checkpointDir());
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, args.checkpointInterval());
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // State is as large as the joined tables: it belongs on disk, and only what is new in it into a checkpoint.
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // A passing fault is ridden out, a lasting one ends the job where somebody sees it.
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "failure-rate");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL, 5);
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL, Duration.ofMinutes(10));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY, Duration.ofSeconds(2));
        return settings;
    }
}
