// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.TableWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** @param start where the job begins on the topic, see {@link LakeTables#farthest} */
    public BatchWriter(LakeTables tables, TableWriter writer, TablePool pool, Progress start) {
        this.tables = tables;
        this.writer = writer;
        this.pool = pool;
        this.positions = new Positions(start);
    }

    @Override
    public void call(Dataset<Row> records, Long batchId) {
        Instant start = Instant.now();
        JavaRDD<BatchItem> items = records.select(TopicRecord.COLUMNS[0], rest(TopicRecord.COLUMNS))
                .toJavaRDD()
                .mapPartitions(new SliceReader())
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            BatchSummary batch = BatchSummary.of(items.map(BatchSummary::partOf).collect());
            BatchLog.read(batch);
            pool.runAll(tasks(batch, items, positions.advance(batch.ranges()), batchId));
            BatchLog.written(batchId, batch, Duration.between(start, Instant.now()));
        } finally {
            items.unpersist();
        }
    }

    private List<TablePool.Task> tasks(BatchSummary batch, JavaRDD<BatchItem> items, Progress progress, long batchId) {
        List<TablePool.Task> tasks = new ArrayList<>();
        batch.tables()
                .forEach((id, changed) -> tasks.add(
                        new TablePool.Task(id, () -> write(changed, items, progress, notes(batchId, changed)))));
        if (!batch.bad().isEmpty()) {
            TableId id = Quarantine.TABLE.table();
            tasks.add(new TablePool.Task(id, () -> quarantine(batch.bad(), items, progress, batchId)));
        }
        return tasks;
    }

    private void write(TableSummary changed, JavaRDD<BatchItem> items, Progress progress, Map<String, String> notes) {
        LakeTable table = tables.prepare(changed.schemas());
        if (changed.lastOffsets().entrySet().stream()
                .allMatch(last -> table.progress().covers(last.getKey(), last.getValue()))) {
            return;
        }
        commit(table, TableJob.changesOf(table, items), progress, notes);
    }

    private void quarantine(List<BadPart> bad, JavaRDD<BatchItem> items, Progress progress, long batchId) {
        LakeTable table = tables.prepare(List.of(Quarantine.TABLE));
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
        return Map.of(
                "lakeward.batch", Long.toString(batchId),
                "lakeward.sequence", Long.toString(changed.lastSequence()),
                "lakeward.changes", Long.toString(changed.changes()),
                "lakeward.superseded", Long.toString(changed.superseded()));
    }

    private static String[] rest(String[] columns) {
        return List.of(columns).subList(1, columns.length).toArray(String[]::new);
    }
}
