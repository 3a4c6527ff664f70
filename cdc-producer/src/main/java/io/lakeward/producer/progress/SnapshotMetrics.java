// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.progress;

import io.lakeward.event.TableId;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The snapshot's progress under the names that Flink CDC uses for its other sources. */
final class SnapshotMetrics {
    private final MetricGroup group;
    private final Set<String> registered = new HashSet<>();
    private volatile SnapshotProgress progress = new SnapshotProgress(new TreeMap<>(), false);

    SnapshotMetrics(MetricGroup group) {
        this.group = group;
        group.<Integer, Gauge<Integer>>gauge("isSnapshotting", () -> progress.isBinlogAssigned() ? 0 : 1);
        group.<Integer, Gauge<Integer>>gauge("isStreamReading", () -> progress.isBinlogAssigned() ? 1 : 0);
        group.<Integer, Gauge<Integer>>gauge("numTablesSnapshotted", () -> progress.done());
        group.<Integer, Gauge<Integer>>gauge(
                "numTablesRemaining", () -> progress.tables().size() - progress.done());
        group.<Integer, Gauge<Integer>>gauge("numSnapshotSplitsProcessed", () -> progress.assignedSplits());
        group.<Integer, Gauge<Integer>>gauge("numSnapshotSplitsRemaining", () -> progress.remainingSplits());
        group.<Integer, Gauge<Integer>>gauge("numSnapshotSplitsFinished", () -> progress.finishedSplits());
    }

    void show(SnapshotProgress now) {
        progress = now;
        now.tables().forEach((name, table) -> {
            if (registered.add(name)) {
                register(name, table.id());
            }
        });
    }

    private void register(String name, TableId id) {
        MetricGroup table = group.addGroup("database", id.database()).addGroup("table", id.table());
        gauge(table, "numSnapshotSplitsProcessed", name, TableProgress::assigned);
        gauge(table, "numSnapshotSplitsRemaining", name, TableProgress::remaining);
        gauge(table, "numSnapshotSplitsFinished", name, TableProgress::finished);
    }

    private void gauge(MetricGroup table, String metric, String name, ToIntFunction<TableProgress> count) {
        table.<Integer, Gauge<Integer>>gauge(metric, () -> {
            SnapshotProgress.Table current = progress.tables().get(name);
            return count.applyAsInt(current == null ? TableProgress.NONE : current.progress());
        });
    }
}
