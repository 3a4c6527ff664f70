// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.Sources;
import io.lakeward.writer.table.TableLayout;
import io.lakeward.writer.table.TableWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Writes a micro-batch: reads Kafka once, then commits to each table that changed, in parallel, and waits for all. The
 * cost grows with the changes, not with the number of tables. What a table has already, by its own commits, is left out.
 */
public final class BatchWriter implements VoidFunction2<Dataset<Row>, Long> {
    private static final long serialVersionUID = 1L;

    private final transient LakeTables tables;
    private final transient TableWriter writer;
    private final transient TablePool pool;
    private final transient Positions positions;
    private final transient Plans plans;

    /**
     * @param start where the job begins on the topic, see {@link io.lakeward.writer.table.LakeState}
     * @param plans what becomes of the tables
     */
    public BatchWriter(LakeTables tables, TableWriter writer, TablePool pool, Progress start, Plans plans) {
        this.tables = tables;
        this.writer = writer;
        this.pool = pool;
        this.positions = new Positions(start);
        this.plans = plans;
    }

    @Override
    public void call(Dataset<Row> records, Long batchId) {
        Instant start = Instant.now();
        Planner planner = plans.current();
        JavaRDD<BatchItem> items = records.select(TopicRecord.COLUMNS[0], rest(TopicRecord.COLUMNS))
                .toJavaRDD()
                .mapPartitions(new SliceReader(planner))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            BatchSummary batch = BatchSummary.of(items.map(BatchSummary::partOf).collect());
            BatchLog.read(batch);
            if (!batch.problems().isEmpty()) {
                throw new TableInfoException(batch.problems());
            }
            batch.tables().values().forEach(table -> plans.seen(table.schemas()));
            pool.runAll(tasks(batch, items, planner, positions.advance(batch.ranges()), batchId));
            BatchLog.written(batchId, batch, Duration.between(start, Instant.now()));
        } finally {
            items.unpersist();
        }
    }

    private List<TablePool.Task> tasks(
            BatchSummary batch, JavaRDD<BatchItem> items, Planner planner, Progress progress, long batchId) {
        List<TablePool.Task> tasks = new ArrayList<>();
        batch.tables()
                .forEach((id, changed) -> tasks.add(new TablePool.Task(
                        id, () -> write(changed, items, planner, progress, notes(batchId, changed)))));
        if (!batch.bad().isEmpty()) {
            TableId id = Quarantine.TABLE.table();
            tasks.add(new TablePool.Task(id, () -> quarantine(batch.bad(), items, progress, batchId)));
        }
        return tasks;
    }

    private void write(
            TableSummary changed,
            JavaRDD<BatchItem> items,
            Planner planner,
            Progress progress,
            Map<String, String> notes) {
        Map<TableSchema, TableLayout> layouts = new LinkedHashMap<>();
        changed.schemas()
                .forEach(schema -> layouts.put(schema, planner.planFor(schema).layout()));
        LakeTable table = tables.prepare(List.copyOf(layouts.values()));
        if (changed.lastOffsets().entrySet().stream()
                .allMatch(last -> table.progress().covers(last.getKey(), last.getValue()))) {
            return;
        }
        commit(table, TableJob.changesOf(table, layouts, items), progress, notes);
    }

    private void quarantine(List<BadPart> bad, JavaRDD<BatchItem> items, Progress progress, long batchId) {
        LakeTable table = tables.prepare(List.of(Quarantine.LAYOUT));
        if (bad.stream().allMatch(record -> table.progress().covers(record.partition(), record.offset()))) {
            return;
        }
        commit(table, Quarantine.changesOf(items), progress, Map.of("lakeward.batch", Long.toString(batchId)));
    }

    private void commit(LakeTable table, JavaRDD<RowChange> changes, Progress batch, Map<String, String> notes) {
        // A pool of its own, so that the scheduler is fair between tables.
        changes.context().setLocalProperty("spark.scheduler.pool", table.id().toString());
        Progress progress = batch.notBefore(table.progress());
        writer.write(table, changes, progress, notes);
        tables.committed(table, progress);
    }

    private static Map<String, String> notes(long batchId, TableSummary changed) {
        Map<String, String> notes = new HashMap<>(Sources.note(changed.schemas()));
        notes.put("lakeward.batch", Long.toString(batchId));
        notes.put("lakeward.sequence", Long.toString(changed.lastSequence()));
        notes.put("lakeward.changes", Long.toString(changed.changes()));
        notes.put("lakeward.superseded", Long.toString(changed.superseded()));
        return notes;
    }

    private static String[] rest(String[] columns) {
        return List.of(columns).subList(1, columns.length).toArray(String[]::new);
    }
}
