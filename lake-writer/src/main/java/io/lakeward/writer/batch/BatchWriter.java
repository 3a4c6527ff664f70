// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.batch.Copies.Net;
import io.lakeward.writer.batch.SchemaFollower.Outcome;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.metrics.RecordMetrics;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeState;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.TableWriter;
import io.lakeward.writer.table.WriterLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    private final transient WriterLease lease;
    private final transient LakeTables tables;
    private final transient TableWriter writer;
    private final transient TablePool pool;
    private final transient Positions positions;
    private final transient Plans plans;
    private final transient QuarantineLimit limit;
    private final transient RecordMetrics metrics;
    private final transient Set<TableId> sources;
    private transient Horizons horizons;
    private transient long lastSequence;

    /**
     * @param lease held for as long as batches are written
     * @param lake where the job begins
     * @param plans what becomes of the tables
     * @param limit told of each record that goes to quarantine
     * @param metrics told of every record that is committed
     * @param horizons as the lake has them
     */
    public BatchWriter(
            WriterLease lease,
            LakeTables tables,
            TableWriter writer,
            TablePool pool,
            LakeState lake,
            Plans plans,
            QuarantineLimit limit,
            RecordMetrics metrics,
            Horizons horizons) {
        this.lease = lease;
        this.tables = tables;
        this.writer = writer;
        this.pool = pool;
        this.positions = new Positions(lake.progress());
        this.plans = plans;
        this.limit = limit;
        this.metrics = metrics;
        this.lastSequence = lake.lastSequence();
        this.horizons = horizons;
        this.sources = lake.sources().stream().map(TableSchema::table).collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void call(Dataset<Row> records, Long batchId) {
        Instant start = Instant.now();
        Planner planner = plans.current();
        JavaRDD<BatchItem> items = records.select(TopicRecord.COLUMNS[0], rest(TopicRecord.COLUMNS))
                .toJavaRDD()
                .mapPartitions(new SliceReader(planner, lastSequence))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            BatchSummary batch = BatchSummary.of(items.map(BatchSummary::partOf).collect());
            lastSequence = Math.max(lastSequence, batch.lastSequence());
            BatchLog.read(batch);
            if (!batch.problems().isEmpty()) {
                throw new TableInfoException(batch.problems());
            }
            batch.tables().values().forEach(table -> {
                plans.seen(table.schemas());
                table.schemas().forEach(schema -> sources.add(schema.table()));
            });
            Outcome outcome = new SchemaFollower(planner, horizons, sources, tables::layoutOf)
                    .follow(batch.statements(), batch.uses(), batch.readings());
            TableCommits commits = new TableCommits(
                    lease,
                    tables,
                    writer,
                    planner,
                    items,
                    positions.advance(batch.ranges()),
                    batchId,
                    metrics,
                    outcome.horizons(),
                    Rewrites.of(outcome, planner));
            int quarantined = write(batch, outcome, items, commits);
            BatchLog.written(batchId, batch, quarantined, Duration.between(start, Instant.now()));
        } finally {
            items.unpersist();
        }
    }

    /**
     * Before a row is touched, the lake knows what is to go: a batch that ends half way does the same again. Columns go before:
     * what is known of them then holds.
     *
     * @return how many records went to quarantine
     */
    private int write(BatchSummary batch, Outcome outcome, JavaRDD<BatchItem> items, TableCommits commits) {
        outcome.remade().forEach(commits::remake);
        commits.remember(outcome.horizons().differentFrom(horizons));
        if (!outcome.retired().isEmpty()) {
            writer.undisturbed(() -> outcome.retired().forEach(tables::retire));
        }
        int quarantined = write(batch, items, commits);
        horizons = outcome.horizons().reached(outcome.followed());
        commits.remember(horizons.differentFrom(outcome.horizons()));
        return quarantined;
    }

    private int write(BatchSummary batch, JavaRDD<BatchItem> items, TableCommits commits) {
        Map<TableId, JavaRDD<Net>> bags = new ConcurrentHashMap<>();
        try {
            pool.runAll(tasks(batch, commits::isBag, (id, table) -> bags.put(id, commits.net(id, table))));
            JavaRDD<BadRecord> records = bags.values().stream()
                    .map(nets -> nets.flatMap(net -> net.unmatched().iterator()))
                    .reduce(Quarantine.in(items), JavaRDD::union);
            List<BadPart> bad = bags.isEmpty()
                    ? batch.bad()
                    : records.map(BatchSummary::partOf).collect();
            BatchLog.bad(bad);
            if (!bad.isEmpty()) {
                // Before the tables: what they have is not looked at again, so it could not be found again either.
                TableId id = Quarantine.TABLE.table();
                pool.runAll(List.of(new TablePool.Task(id, () -> commits.quarantine(records, bad))));
                limit.count(bad);
            }
            List<TablePool.Task> tasks = new ArrayList<>(tasks(batch, table -> true, (id, table) -> {
                if (bags.containsKey(id)) {
                    commits.write(id, table, bags.get(id));
                } else {
                    commits.write(id, table);
                }
            }));
            commits.toRewrite().stream()
                    .filter(target -> !batch.tables().containsKey(target))
                    .map(target -> new TablePool.Task(target, () -> commits.rewrite(target)))
                    .forEach(tasks::add);
            pool.runAll(tasks);
            return bad.size();
        } finally {
            bags.values().forEach(JavaRDD::unpersist);
        }
    }

    private static List<TablePool.Task> tasks(
            BatchSummary batch, Predicate<TableSummary> which, BiConsumer<TableId, TableSummary> work) {
        return batch.tables().entrySet().stream()
                .filter(table -> which.test(table.getValue()))
                .map(table -> new TablePool.Task(table.getKey(), () -> work.accept(table.getKey(), table.getValue())))
                .toList();
    }

    private static String[] rest(String[] columns) {
        return List.of(columns).subList(1, columns.length).toArray(String[]::new);
    }
}
