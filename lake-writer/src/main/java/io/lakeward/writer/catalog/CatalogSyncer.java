// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.event.TableId;
import io.lakeward.writer.metrics.RecordMetrics;
import io.lakeward.writer.park.BackOff;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a catalog of the lake's tables, beside the commits: one table at a time, in a thread of its own. What fails is
 * tried again until it succeeds; no commit waits for it.
 */
final class CatalogSyncer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogSyncer.class);

    /** How long the end of the job waits; what is not done then the next job does. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TableSync sync;
    private final LakeTables tables;
    private final RecordMetrics metrics;
    private final ScheduledThreadPoolExecutor thread;

    /** As they were last committed. Each has one attempt that runs or is planned. */
    private final Map<TableId, LakeTable> waiting = new ConcurrentHashMap<>();

    CatalogSyncer(Catalog catalog, LakeTables tables, RecordMetrics metrics) {
        this.sync = new TableSync(catalog, tables);
        this.tables = tables;
        this.metrics = metrics;
        this.thread = new ScheduledThreadPoolExecutor(1, CatalogSyncer::daemon, new DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "catalog-sync");
        thread.setDaemon(true);
        return thread;
    }

    /** Looks at all tables that the lake has: what an earlier job did not get to is done now. */
    void syncAll() {
        thread.execute(() -> lookAround(0));
    }

    /** Called after each commit; returns at once. */
    void committed(LakeTable table, Set<String> partitions) {
        boolean isPlanned = waiting.replace(table.id(), table) != null;
        boolean isWanted = CatalogTables.isForReaders(table.id()) && !sync.knows(table, partitions);
        if (!isPlanned && isWanted && waiting.put(table.id(), table) == null) {
            thread.execute(() -> attempt(table.id(), 0));
        }
    }

    private void lookAround(int failures) {
        try {
            tables.all().forEach(id -> thread.execute(() -> look(id, 0)));
        } catch (RuntimeException | Error e) {
            again(() -> lookAround(failures + 1), failures, "The lake's tables could not be listed for the catalog", e);
        }
    }

    /** What is committed meanwhile is newer than what is found here. */
    private void look(TableId id, int failures) {
        if (sync.hasTold(id) || !CatalogTables.isForReaders(id)) {
            return;
        }
        try {
            tables.peek(id).ifPresent(table -> {
                if (waiting.putIfAbsent(id, table) == null) {
                    thread.execute(() -> attempt(id, 0));
                }
            });
        } catch (RuntimeException | Error e) {
            metrics.catalogSyncFailed(id.toString());
            again(() -> look(id, failures + 1), failures, "The catalog could not be told of " + id, e);
        }
    }

    private void attempt(TableId id, int failures) {
        LakeTable table = waiting.get(id);
        if (table == null) {
            return;
        }
        try {
            sync.sync(table);
        } catch (RuntimeException | Error e) {
            metrics.catalogSyncFailed(id.toString());
            again(() -> attempt(id, failures + 1), failures, "The catalog could not be told of " + id, e);
            return;
        }
        if (!waiting.remove(id, table)) {
            // Committed to in the meantime.
            thread.execute(() -> attempt(id, 0));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the tasks catch all
    private void again(Runnable task, int failures, String message, Throwable cause) {
        Duration wait = BackOff.after(failures + 1);
        if (failures == 0) {
            LOG.error("{}; tried again in {}", message, wait, cause);
        } else {
            LOG.error("{}; tried again in {}: {}", message, wait, cause.toString());
        }
        thread.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tries once more what is waiting. */
    @Override
    public void close() {
        waiting.keySet().forEach(id -> thread.execute(() -> attempt(id, 0)));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty()) {
            LOG.warn("The catalog does not know yet: {}; the next job tells it", new TreeSet<>(names()));
        }
    }

    private List<String> names() {
        return waiting.keySet().stream().map(TableId::toString).toList();
    }
}
