// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Writes tables side by side: one bounded pool for the job's life. */
public final class TablePool implements AutoCloseable {
    /** One table's part of a batch. */
    record Task(TableId table, Runnable work) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService threads;

    /** @param size how many tables are written at the same time */
    public TablePool(int size) {
        threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "table-writer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs all and waits for all, also when one fails.
     *
     * @return by table what failed
     */
    Map<TableId, Throwable> runAll(List<Task> tasks) {
        List<Future<?>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(threads.submit(task.work())));
        Map<TableId, Throwable> failed = new LinkedHashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            try {
                running.get(i).get();
            } catch (ExecutionException e) {
                failed.put(tasks.get(i).table(), e.getCause());
            } catch (InterruptedException e) {
                running.forEach(each -> each.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The batch was interrupted", e);
            }
        }
        return failed;
    }

    /** Waits a while: nothing is to be written any more when the lake is given free. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
