// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.alert.Alerts;
import io.lakeward.writer.batch.BatchParts;
import io.lakeward.writer.batch.BatchWriter;
import io.lakeward.writer.batch.CatchUp;
import io.lakeward.writer.batch.CatchUpThreads;
import io.lakeward.writer.batch.TablePool;
import io.lakeward.writer.catalog.LakeCatalog;
import io.lakeward.writer.cli.AlertArgs;
import io.lakeward.writer.cli.HelpRequest;
import io.lakeward.writer.cli.StatusArgs;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.cli.WriterArgs;
import io.lakeward.writer.cli.WriterCommandLine;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.status.StatusPage;
import io.lakeward.writer.table.Compactor;
import io.lakeward.writer.table.LakeState;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.StopException;
import io.lakeward.writer.table.WriterLease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job of stage 2, run with {@code spark-submit --class io.lakeward.writer.LakeWriter lake-writer.jar …}. Exit code
 * 2 tells a mistake of the user's, in one line; 1 one of ours.
 */
public final class LakeWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LakeWriter.class);
    private static final int USER_MISTAKE = 2;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private LakeWriter() {}

    public static void main(String[] arguments) throws StreamingQueryException, TimeoutException {
        try {
            WriterArgs args = WriterCommandLine.parse(List.of(arguments), System.getenv());
            args.notices().forEach(LOG::warn);
            run(args);
        } catch (HelpRequest e) {
            return;
        } catch (UsageException e) {
            System.err.println("lake-writer: " + e.getMessage());
            System.exit(USER_MISTAKE);
        }
    }

    /** The job, up to its end, which is told if nobody has asked for it. */
    private static void run(WriterArgs args) throws StreamingQueryException, TimeoutException {
        try (Alerts alerts = alerts(args)) {
            watched(alerts, () -> {
                Topic topic = Topic.find(args.topic().kafka(), args.topic().name());
                SparkSession spark = configure(SparkSession.builder()).getOrCreate();
                try {
                    shown(args, topic, spark, () -> run(args, topic, spark, alerts));
                } finally {
                    spark.stop();
                }
            });
        }
    }

    interface Job {
        void run() throws StreamingQueryException, TimeoutException;
    }

    static void watched(Alerts alerts, Job job) throws StreamingQueryException, TimeoutException {
        try {
            job.run();
        } catch (RuntimeException | StreamingQueryException e) {
            if (!ShutdownHookManager.get().isShutdownInProgress()) {
                alerts.ended(reason(e));
            }
            throw e;
        }
    }

    /** Runs the job beside its status page, if there is to be one. */
    static void shown(WriterArgs args, Topic topic, SparkSession spark, Job job)
            throws StreamingQueryException, TimeoutException {
        if (args.statusPage().isEmpty()) {
            job.run();
            return;
        }
        StatusArgs what = new StatusArgs(
                args.topic().kafka(),
                topic.name(),
                args.lake().path(),
                args.alerts().map(AlertArgs::lag),
                true,
                false,
                Optional.empty());
        try (StatusPage page = StatusPage.open(
                args.statusPage().get(),
                what,
                HadoopFSUtils.getStorageConf(spark.sparkContext().hadoopConfiguration()),
                topic.id())) {
            LOG.info("The status is shown at http://{}/", page.address());
            job.run();
        }
    }

    /** What the engines say may hold a row. */
    private static String reason(Exception end) {
        return end instanceof UsageException ? end.getMessage() : "it failed; its log says why";
    }

    static void run(WriterArgs args, Topic topic, SparkSession spark, Alerts alerts)
            throws StreamingQueryException, TimeoutException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        try (WriterLease lease = lease(spark, args);
                TablePool pool = new TablePool(args.concurrentTables());
                Compactor compactor = new Compactor(context, lease);
                CatchUpThreads catchUpThreads = new CatchUpThreads(context);
                LakeCatalog catalog = catalog(spark, args)) {
            WriterTools tools = new WriterTools(lease, pool, compactor, catchUpThreads, catalog, alerts);
            await(start(spark, args, topic, tools), tools, spark, args, topic);
        } catch (StopException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    static Alerts alerts(WriterArgs args) {
        return args.alerts()
                .map(to -> Alerts.of(to, args.topic().name(), args.trigger()))
                .orElseGet(Alerts::none);
    }

    /** Waits for the stream to end, or for what beside it the job cannot go on with; says in one line what the user can mend. */
    static void await(StreamingQuery stream, WriterTools tools, SparkSession spark, WriterArgs args, Topic topic)
            throws StreamingQueryException, TimeoutException {
        try {
            while (!stream.awaitTermination(LOOK.toMillis())) {
                tools.catchUpThreads().requireSound();
            }
        } catch (IllegalStateException e) {
            stream.stop();
            throw told(e);
        } catch (StreamingQueryException e) {
            Optional<UsageException> mistake = userMistake(e);
            if (mistake.isEmpty()) {
                requireRecords(spark, args, topic, Progress.none(topic.id()));
            }
            throw mistake.orElseThrow(() -> e);
        }
    }

    /** What the user can mend in one line; else the failure as it is. */
    static RuntimeException told(RuntimeException failure) {
        return userMistake(failure).<RuntimeException>map(mistake -> mistake).orElse(failure);
    }

    /** What the batch is read again after, once the user has mended it. */
    private static Optional<UsageException> userMistake(Throwable failure) {
        if (failure == null) {
            return Optional.empty();
        }
        if (failure instanceof TableInfoException info) {
            return Optional.of(new UsageException(info.problems()));
        }
        return failure instanceof StopException stop
                ? Optional.of(new UsageException(stop.getMessage(), stop))
                : userMistake(failure.getCause());
    }

    private static void requireRecords(SparkSession spark, WriterArgs args, Topic topic, Progress lake) {
        topic.expired(args.topic().kafka(), Offsets.wanted(spark, args.checkpointDir(), topic.name(), lake))
                .ifPresent(line -> {
                    throw new UsageException(line);
                });
    }

    /** @throws StopException if another writer has it */
    static WriterLease lease(SparkSession spark, WriterArgs args) {
        return WriterLease.take(
                HadoopFSUtils.getStorageConf(spark.sparkContext().hadoopConfiguration()),
                args.lake().path());
    }

    /** @throws StopException if something that it needs is missing */
    static LakeCatalog catalog(SparkSession spark, WriterArgs args) {
        return LakeCatalog.of(args.sync(), spark.sparkContext().hadoopConfiguration());
    }

    /** What Hudi and the parallel writes need of Spark; everything else is the user's. */
    static SparkSession.Builder configure(SparkSession.Builder spark) {
        return spark.appName("lake-writer")
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config(
                        "spark.kryo.registrator",
                        "org.apache.spark.HoodieSparkKryoRegistrar," + RecordRegistrator.class.getName())
                .config("spark.scheduler.mode", "FAIR");
    }

    /** Starts the stream; it runs until it is stopped or fails. */
    static StreamingQuery start(SparkSession spark, WriterArgs args, Topic topic, WriterTools tools)
            throws TimeoutException {
        LakeStart start = LakeStart.of(spark, args, topic, false);
        LakeState lake = start.lake();
        requireRecords(spark, args, topic, lake.progress());
        WriterStart begun = WriterStart.of(start, tools.lease(), tools.compactor(), tools.catalog(), tools.alerts());
        BatchParts parts = begun.parts();
        CatchUp catchUp = new CatchUp(
                tools.catchUpThreads(),
                parts,
                begun.parking(),
                new TopicHistory(spark, args.topic(), topic),
                args.topic().maxRecords());
        catchUp.start();
        BatchWriter batches = new BatchWriter(parts, tools.pool(), begun.begin(), begun.parking(), catchUp);
        return spark.readStream()
                .format("kafka")
                .options(args.topic().kafka().source())
                .option("subscribe", args.topic().name())
                // The producer's transactions: nothing uncommitted or aborted may be seen.
                .option("kafka.isolation.level", "read_committed")
                .options(args.topic()
                        .consumerGroup()
                        .map(id -> Map.of("kafka.group.id", id))
                        .orElse(Map.of()))
                .option("includeHeaders", "true")
                // Only without a checkpoint; then the lake itself knows how far it is.
                .option(
                        "startingOffsets",
                        topic.startingOffsets(lake.progress(), args.topic().fromStart()))
                .option("failOnDataLoss", "true")
                .option("maxOffsetsPerTrigger", args.topic().maxRecords())
                .load()
                .writeStream()
                .queryName("lake-writer")
                .option("checkpointLocation", args.checkpointDir())
                .trigger(Trigger.ProcessingTime(args.trigger().toSeconds(), TimeUnit.SECONDS))
                .foreachBatch(batches)
                .start();
    }
}
