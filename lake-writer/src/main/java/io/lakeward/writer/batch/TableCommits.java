// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.batch.Copies.Net;
import io.lakeward.writer.metrics.RecordMetrics;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.Sources;
import io.lakeward.writer.table.StoredCopy;
import io.lakeward.writer.table.TableLayout;
import io.lakeward.writer.table.TableWriter;
import io.lakeward.writer.table.WriterLease;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** The commits of one batch, each with what it says of itself. */
final class TableCommits {
    private final WriterLease lease;
    private final LakeTables tables;
    private final TableWriter writer;
    private final Planner planner;
    private final JavaRDD<BatchItem> items;
    private final Progress progress;
    private final long batchId;
    private final RecordMetrics metrics;

    /**
     * @param items the batch
     * @param progress that it makes
     */
    TableCommits(
            WriterLease lease,
            LakeTables tables,
            TableWriter writer,
            Planner planner,
            JavaRDD<BatchItem> items,
            Progress progress,
            long batchId,
            RecordMetrics metrics) {
        this.lease = lease;
        this.tables = tables;
        this.writer = writer;
        this.planner = planner;
        this.items = items;
        this.progress = progress;
        this.batchId = batchId;
        this.metrics = metrics;
    }

    /** Whether the rows of a table have no key. */
    boolean isBag(TableSummary table) {
        return planner.isBag(table.schemas().get(0));
    }

    /**
     * What is to become of the copies of each row of a table without a key.
     *
     * @return cached; empty if the table has the batch already
     */
    JavaRDD<Net> net(TableSummary changed) {
        LakeTable table = tables.prepare(List.copyOf(layouts(changed).values()));
        if (isCovered(changed.lastOffsets(), table)) {
            return JavaSparkContext.fromSparkContext(items.context()).emptyRDD();
        }
        schedule(table);
        JavaPairRDD<RowKey, Change> changes = TableJob.newChanges(table, items).keyBy(Change::at);
        JavaPairRDD<RowKey, StoredCopy> copies = writer.copies(table, changes.keys());
        return changes.cogroup(copies)
                .map(row -> Copies.net(row._1(), row._2()._2(), row._2()._1()))
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Commits the changes of a table with a key. */
    void write(TableSummary changed) {
        Map<TableSchema, TableLayout> layouts = layouts(changed);
        LakeTable table = tables.prepare(List.copyOf(layouts.values()));
        if (!isCovered(changed.lastOffsets(), table)) {
            commit(table, changed, TableJob.rows(table, layouts, TableJob.newChanges(table, items)), 0);
        }
    }

    /** Commits the changes of a table without a key. */
    void write(TableSummary changed, JavaRDD<Net> nets) {
        Map<TableSchema, TableLayout> layouts = layouts(changed);
        LakeTable table = tables.prepare(List.copyOf(layouts.values()));
        if (!isCovered(changed.lastOffsets(), table)) {
            JavaRDD<Change> writes = nets.flatMap(net -> net.writes().iterator());
            long unmatched = nets.map(net -> net.unmatched().size()).fold(0, Integer::sum);
            commit(table, changed, TableJob.rows(table, layouts, writes), unmatched);
        }
    }

    /** Commits what could not be read. */
    void quarantine(JavaRDD<BadRecord> records, List<BadPart> bad) {
        LakeTable table = tables.prepare(List.of(Quarantine.LAYOUT));
        List<BadPart> fresh = bad.stream()
                .filter(record -> !table.progress().covers(record.partition(), record.offset()))
                .toList();
        if (!fresh.isEmpty()) {
            Map<String, String> notes = new HashMap<>(Quarantine.notes(fresh));
            notes.put("lakeward.batch", Long.toString(batchId));
            commit(table, Quarantine.rows(records), notes);
            fresh.forEach(record -> metrics.quarantined(record.table(), 1));
        }
    }

    private Map<TableSchema, TableLayout> layouts(TableSummary changed) {
        Map<TableSchema, TableLayout> layouts = new LinkedHashMap<>();
        changed.schemas()
                .forEach(schema -> layouts.put(schema, planner.planFor(schema).layout()));
        return layouts;
    }

    private static boolean isCovered(Map<Integer, Long> offsets, LakeTable table) {
        return offsets.entrySet().stream().allMatch(last -> table.progress().covers(last.getKey(), last.getValue()));
    }

    private void commit(LakeTable table, TableSummary changed, JavaRDD<RowChange> rows, long unmatched) {
        Counts counts = counts(table, changed).without(unmatched);
        Map<String, String> notes = new HashMap<>(Sources.note(changed.schemas()));
        notes.put("lakeward.batch", Long.toString(batchId));
        notes.put(LakeTables.SEQUENCE, Long.toString(changed.lastSequence()));
        notes.putAll(counts.notes());
        commit(table, rows, notes);
        String name = table.id().toString();
        metrics.applied(name, counts.applied());
        metrics.superseded(name, counts.superseded());
        metrics.ignored(name, counts.ignored());
    }

    private void commit(LakeTable table, JavaRDD<RowChange> changes, Map<String, String> notes) {
        schedule(table);
        lease.requireHeld();
        Progress reached = progress.notBefore(table.progress());
        writer.write(table, changes, reached, notes);
        tables.committed(table, reached);
    }

    /** A pool of its own, so that the scheduler is fair between tables. */
    private void schedule(LakeTable table) {
        items.context().setLocalProperty("spark.scheduler.pool", table.id().toString());
    }

    /** Counted anew where the table has a part of the batch already. */
    private Counts counts(LakeTable table, TableSummary changed) {
        TableId id = table.id();
        Progress has = table.progress();
        return changed.firstOffsets().entrySet().stream()
                        .noneMatch(first -> has.covers(first.getKey(), first.getValue()))
                ? changed.counts()
                : items.filter(item -> item instanceof TableSlice slice
                                && slice.table().equals(id))
                        .map(item -> ((TableSlice) item).countsAfter(has))
                        .fold(Counts.NONE, Counts::plus);
    }
}
