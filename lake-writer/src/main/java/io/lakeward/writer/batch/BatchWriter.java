// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.TableWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a micro-batch: reads Kafka once, then commits to each table that changed, in parallel, and waits for all. The
 * cost grows with the changes, not with the number of tables.
 */
public final class BatchWriter implements VoidFunction2<Dataset<Row>, Long> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final transient LakeTables tables;
    private final transient TableWriter writer;
    private final transient TablePool pool;

    public BatchWriter(LakeTables tables, TableWriter writer, TablePool pool) {
        this.tables = tables;
        this.writer = writer;
        this.pool = pool;
    }

    @Override
    public void call(Dataset<Row> records, Long batchId) {
        Instant start = Instant.now();
        JavaRDD<BatchItem> items = records.select(TopicRecord.COLUMNS[0], rest(TopicRecord.COLUMNS))
                .toJavaRDD()
                .mapPartitions(new SliceReader())
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            BatchSummary summary =
                    BatchSummary.of(items.map(BatchSummary::partOf).collect());
            summary.statements().forEach(BatchWriter::report);
            List<TablePool.Task> tasks = new ArrayList<>();
            summary.tables()
                    .forEach((id, table) -> tasks.add(write(id, table, items, progress(batchId, summary, table))));
            if (!summary.bad().isEmpty()) {
                report(summary.bad());
                tasks.add(quarantine(items, batchId));
            }
            pool.runAll(tasks);
            report(batchId, summary, Duration.between(start, Instant.now()));
        } finally {
            items.unpersist();
        }
    }

    private TablePool.Task write(
            TableId id, TableSummary changed, JavaRDD<BatchItem> items, Map<String, String> progress) {
        return new TablePool.Task(id, () -> {
            LakeTable table = tables.prepare(changed.schemas());
            writer.write(table, TableJob.changesOf(table, items), progress);
            tables.committed(table);
        });
    }

    private TablePool.Task quarantine(JavaRDD<BatchItem> items, long batchId) {
        return new TablePool.Task(Quarantine.TABLE.table(), () -> {
            LakeTable table = tables.prepare(List.of(Quarantine.TABLE));
            writer.write(table, Quarantine.changesOf(items), Map.of("lakeward.batch", Long.toString(batchId)));
        });
    }

    private static Map<String, String> progress(long batchId, BatchSummary summary, TableSummary table) {
        return Map.of(
                "lakeward.batch", Long.toString(batchId),
                "lakeward.offsets", summary.offsets().toString(),
                "lakeward.sequence", Long.toString(table.lastSequence()),
                "lakeward.changes", Long.toString(table.changes()),
                "lakeward.superseded", Long.toString(table.superseded()));
    }

    private static void report(SchemaNotice notice) {
        LOG.warn(
                "Schema change in {}: {} (new and widened columns are followed; a statement that changes rows without"
                        + " row events, as TRUNCATE and DROP do, is not yet)",
                notice.database(),
                notice.statement());
    }

    private static void report(List<BatchSummary.BadPart> bad) {
        BatchSummary.BadPart first = bad.get(0);
        LOG.warn(
                "{} records could not be read and are kept in the lake table {}; the first is {}:{}"
                        + " (partition:offset), table {}: {}",
                bad.size(),
                Quarantine.TABLE.table(),
                first.partition(),
                first.offset(),
                first.table() == null ? "unknown" : first.table(),
                first.error());
    }

    private static void report(long batchId, BatchSummary summary, Duration took) {
        Stream<TableSummary> all = summary.tables().values().stream();
        LOG.info(
                "Batch {}: {} changes in {} tables, {} superseded, {} quarantined, {} ms, offsets {}",
                batchId,
                all.mapToLong(TableSummary::changes).sum(),
                summary.tables().size(),
                summary.tables().values().stream()
                        .mapToLong(TableSummary::superseded)
                        .sum(),
                summary.bad().size(),
                took.toMillis(),
                summary.offsets());
    }

    private static String[] rest(String[] columns) {
        return List.of(columns).subList(1, columns.length).toArray(String[]::new);
    }
}
