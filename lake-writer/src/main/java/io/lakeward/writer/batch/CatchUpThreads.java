// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.JavaSparkContext;

/** A few threads beside the stream's, for the job's life. */
public final class CatchUpThreads implements AutoCloseable {
    private static final String NAME = "catch-up";

    /** How many tables catch up at the same time, so that the batches hardly notice. */
    private static final int THREADS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JavaSparkContext spark;
    private final ScheduledThreadPoolExecutor threads;
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final TablePool pool = new TablePool(THREADS);

    public CatchUpThreads(JavaSparkContext spark) {
        this.spark = spark;
        this.threads = new ScheduledThreadPoolExecutor(THREADS, CatchUpThreads::daemon, new DiscardPolicy());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // Now, as a thread inherits what Spark knows of the one that starts it: a stream's jobs are cancelled with it.
        threads.prestartAllCoreThreads();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        return thread;
    }

    /** What the threads write tables with. */
    TablePool pool() {
        return pool;
    }

    /** @param task what it throws the job cannot go on with */
    @SuppressWarnings("FutureReturnValueIgnored")
    void run(Runnable task, Duration delay) {
        threads.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable task) {
        try {
            spark.setJobGroup(NAME, NAME);
            task.run();
        } catch (Exception | Error e) { // A thread that ends in silence would leave its table behind.
            if (!isClosed()) {
                fatal.compareAndSet(null, e);
            }
        }
    }

    /** @throws IllegalStateException if something happened in one that the job cannot go on with */
    public void requireSound() {
        Throwable failure = fatal.get();
        if (failure != null) {
            throw new IllegalStateException("The job cannot go on: " + failure.getMessage(), failure);
        }
    }

    boolean isClosed() {
        return threads.isShutdown();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        if (!spark.sc().isStopped()) {
            spark.sc().cancelJobGroup(NAME);
        }
        pool.close();
        try {
            threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
