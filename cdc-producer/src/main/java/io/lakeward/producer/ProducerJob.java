// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.encode.RecordEncoder;
import io.lakeward.producer.order.SequenceStamp;
import io.lakeward.producer.preflight.MadeTopic;
import io.lakeward.producer.progress.ObservedSource;
import io.lakeward.producer.sink.TopicSink;
import io.lakeward.producer.source.ChangeSource;
import io.lakeward.producer.source.ColumnSelection;
import io.lakeward.producer.source.TableSelection;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job: source, stamp and sink in one chain. DESIGN.md has the picture. */
final class ProducerJob {
    private static final int TOLERABLE_FAILED_CHECKPOINTS = 5;
    private static final int RESTARTS_IN_A_ROW = 10;

    private ProducerJob() {}

    /** @param startMillis when the job is started */
    static void build(
            StreamExecutionEnvironment env, Args args, TableSelection selection, MadeTopic topic, long startMillis) {
        env.configure(configuration(args));
        env.setParallelism(args.parallelism());
        RecordEncoder encoder = new RecordEncoder(startMillis, ColumnSelection.of(args));
        env.fromSource(
                        new ObservedSource(ChangeSource.of(args, selection, encoder, topic.lock()), encoder),
                        WatermarkStrategy.noWatermarks(),
                        "MySQL")
                .uid("mysql-source")
                .flatMap(new SequenceStamp(startMillis, topic.partitions()))
                .returns(Types.POJO(TopicRecord.class))
                .name("Sequence")
                .uid("sequence")
                .sinkTo(TopicSink.of(args, topic.lock()))
                .name("Kafka")
                .uid("kafka-sink");
    }

    static String name(Args args) {
        return "lakeward cdc-producer to " + args.topic();
    }

    private static Configuration configuration(Args args) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, args.checkpointDir().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, args.checkpointInterval());
        configuration.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                args.checkpointInterval().dividedBy(2));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_FAILED_CHECKPOINTS);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofMinutes(1));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(10));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS_IN_A_ROW);
        return configuration;
    }
}
