// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hudi.client.SparkRDDWriteClient;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.client.common.HoodieSparkEngineContext;
import org.apache.hudi.common.data.HoodieData;
import org.apache.hudi.common.model.DefaultHoodieRecordPayload;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.table.action.HoodieWriteMetadata;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the compactions that commits have scheduled, beside the commits that follow; one at a time over all
 * tables. One that fails, or that a killed writer had begun, is rolled back and done anew after the table's next commit.
 */
public final class Compactor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);
    private static final String NAME = "compaction";

    /** How long the end of the job waits for compactions; what is not done then is left to the next job. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JavaSparkContext spark;
    private final WriterLease lease;
    private final ThreadPoolExecutor thread;
    private final Lock running = new ReentrantLock();
    private final Set<TableId> waiting = ConcurrentHashMap.newKeySet();

    /** @param lease without which nothing is compacted */
    public Compactor(JavaSparkContext spark, WriterLease lease) {
        this.spark = spark;
        this.lease = lease;
        this.thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Compactor::daemon, new DiscardPolicy());
        // Now, as a thread inherits what Spark knows of the one that starts it: a stream's jobs are cancelled with it.
        thread.prestartCoreThread();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        return thread;
    }

    /** Has the table's scheduled compactions carried out, if there are any. */
    void compact(TableId table, WriteTarget target) {
        if (waiting.add(table)) {
            thread.execute(() -> {
                waiting.remove(table);
                compactSafely(table, target);
            });
        }
    }

    /** Does something to tables when no compaction is under way, and lets none begin meanwhile. */
    void exclusively(Runnable work) {
        running.lock();
        try {
            work.run();
        } finally {
            running.unlock();
        }
    }

    private void compactSafely(TableId table, WriteTarget target) {
        running.lock();
        try {
            compactAll(table, target);
        } catch (Exception e) { // Spark's own is checked, though no method says so.
            if (thread.isShutdown()) {
                LOG.warn("The compaction of {} was cut off by the job's end; it is done anew", table, e);
            } else {
                LOG.error("Table {} could not be compacted; tried again after its next commit", table, e);
            }
        } finally {
            running.unlock();
        }
    }

    private void compactAll(TableId table, WriteTarget target) {
        HoodieTableMetaClient metaClient = HoodieTableMetaClient.builder()
                .setConf(new HoodieSparkEngineContext(spark).getStorageConf().newInstance())
                .setBasePath(target.path())
                .build();
        for (HoodieInstant compaction :
                metaClient.getActiveTimeline().filterPendingCompactionTimeline().getInstants()) {
            compact(table, compaction.requestedTime(), target.config());
        }
    }

    private void compact(TableId table, String instant, HoodieWriteConfig config) {
        spark.setJobGroup(NAME, NAME + " of " + table);
        spark.setLocalProperty("spark.scheduler.pool", NAME);
        HudiOptions.allowAncientDates(spark);
        lease.requireHeld();
        long start = System.nanoTime();
        try (SparkRDDWriteClient<DefaultHoodieRecordPayload> client =
                new SparkRDDWriteClient<>(new HalfOfTheCores(spark), config)) {
            HoodieWriteMetadata<JavaRDD<WriteStatus>> written = client.compact(instant, false);
            // Carries it out; what comes of it is cached.
            long files = written.getWriteStatuses().count();
            // Another writer may have begun it anew.
            lease.requireHeld();
            client.commitCompaction(instant, written, Option.empty());
            LOG.info("Table {} is compacted: {} files, {} ms", table, files, (System.nanoTime() - start) / 1_000_000);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        if (!ends()) {
            thread.shutdownNow();
            spark.sc().cancelJobGroup(NAME);
            ends();
        }
    }

    /** A task that compacts is not to be waited for by one that commits. */
    @SuppressWarnings("unchecked") // in Hudi's class
    private static final class HalfOfTheCores extends HoodieSparkEngineContext {
        HalfOfTheCores(JavaSparkContext spark) {
            super(spark);
        }

        @Override
        public <T> HoodieData<T> parallelize(List<T> data, int parallelism) {
            int half = Math.max(1, getJavaSparkContext().defaultParallelism() / 2);
            return super.parallelize(data, Math.min(parallelism, half));
        }
    }

    private boolean ends() {
        try {
            return thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
