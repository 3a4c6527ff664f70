// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes tables side by side: one bounded pool for the job's life. */
public final class TablePool implements AutoCloseable {
    /** One table's part of a batch. */
    record Task(TableId table, Runnable work) {}

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
     * @throws TableWriteException naming every table that failed
     */
    void runAll(List<Task> tasks) {
        List<Future<?>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(threads.submit(task.work())));
        TableWriteException failure = null;
        for (int i = 0; i < tasks.size(); i++) {
            try {
                running.get(i).get();
            } catch (ExecutionException e) {
                failure = TableWriteException.and(failure, tasks.get(i).table(), e.getCause());
            } catch (InterruptedException e) {
                running.forEach(each -> each.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The batch was interrupted", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
