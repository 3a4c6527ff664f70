// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.batch.Copies.Net;
import io.lakeward.writer.batch.SchemaFollower.Outcome;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.TableLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** A part of the topic, read once and written to some tables of the lake. Those that fail do not stop the others. */
final class BatchRun implements AutoCloseable {
    private final BatchParts parts;
    private final Planner planner;
    private final JavaRDD<BatchItem> items;
    private final BatchSummary batch;
    private final Map<TableId, TableFailure> failed = new LinkedHashMap<>();
    private Scope scope;
    private int quarantined;

    /**
     * Reads it.
     *
     * @param lastSequence of all before
     * @param quarantined what quarantine has of it, as far as it may have been read before
     * @throws TableInfoException if table info does not fit a table
     */
    BatchRun(BatchParts parts, Dataset<Row> records, Scope scope, long lastSequence, Set<Place> quarantined) {
        this.parts = parts;
        this.scope = scope;
        this.planner = parts.plans().current();
        this.items = records.selectExpr(TopicRecord.COLUMNS)
                .toJavaRDD()
                .map(TopicRecord::of)
                .mapPartitions(
                        new SliceReader(planner, lastSequence, scope, ChangeFilter.without(quarantined, planner)))
                .persist(StorageLevel.MEMORY_AND_DISK());
        this.batch = BatchSummary.of(items.map(BatchSummary::partOf).collect()).within(scope, planner::targetOf);
        if (!batch.problems().isEmpty()) {
            throw new TableInfoException(batch.problems());
        }
        batch.tables().values().forEach(table -> {
            parts.plans().seen(table.schemas());
            parts.pasts().see(table.schemas());
        });
    }

    /** How many of its records were bad. */
    int quarantined() {
        return quarantined;
    }

    BatchSummary batch() {
        return batch;
    }

    /**
     * Before a row is touched, the lake knows what is to go: a batch that ends half way does the same again. Columns go before:
     * what is known of them then holds.
     *
     * @param stand of the tables
     * @param own of what the writer keeps for itself
     * @return the tables that failed
     */
    Map<TableId, TableFailure> write(TablePool pool, Stand stand, Stand own) {
        Map.Entry<Outcome, TableCommits> followed = follow(stand);
        Outcome outcome = followed.getKey();
        TableCommits commits = followed.getValue();
        parts.own().remember(outcome.horizons().differentFrom(parts.pasts().horizons(this::has)), own);
        parts.pasts().remember(outcome.horizons());
        if (!outcome.retired().isEmpty()) {
            parts.writer().undisturbed(() -> outcome.retired()
                    .forEach((target, sequence) ->
                            attempt(target, () -> parts.tables().retire(target, sequence))));
        }
        write(pool, commits, own);
        Map<TableId, Long> reached = new HashMap<>(outcome.followed());
        reached.keySet().removeIf(source -> !has(source));
        Horizons before = outcome.horizons().of(this::has);
        Horizons after = before.reached(reached);
        parts.own().remember(after.differentFrom(before), own);
        parts.pasts().remember(after);
        return failed;
    }

    private Map.Entry<Outcome, TableCommits> follow(Stand stand) {
        while (true) {
            try {
                BatchSummary some = batch.within(scope, planner::targetOf);
                Outcome outcome = new SchemaFollower(
                                planner,
                                parts.pasts().horizons(this::has),
                                parts.pasts().sources(this::has),
                                this::layoutOf)
                        .follow(some.statements(), some.uses(), some.readings());
                TableCommits commits = new TableCommits(
                        parts, planner, items, stand, outcome.horizons(), Rewrites.of(outcome, planner));
                outcome.remade().forEach((target, remake) -> {
                    if (!attempt(target, () -> commits.remake(target, remake))) {
                        throw failed.get(target);
                    }
                });
                return Map.entry(outcome, commits);
            } catch (TableFailure e) {
                // What there is to follow for the others does not depend on it.
                fail(e);
            }
        }
    }

    private Optional<TableLayout> layoutOf(TableId target) {
        try {
            return parts.tables().layoutOf(target);
        } catch (Exception e) { // Spark's own is checked, though no method says so.
            throw TableFailure.of(target, e);
        }
    }

    private void write(TablePool pool, TableCommits commits, Stand own) {
        Map<TableId, JavaRDD<Net>> bags = new ConcurrentHashMap<>();
        try {
            run(pool, tasks(commits::isBag, (id, table) -> bags.put(id, commits.net(id, table))));
            quarantine(bags, own);
            List<TablePool.Task> tasks = new ArrayList<>(tasks(table -> true, (id, table) -> {
                if (bags.containsKey(id)) {
                    commits.write(id, table, bags.get(id));
                } else {
                    commits.write(id, table);
                }
            }));
            commits.toRewrite().stream()
                    .filter(target -> scope.has(target) && !batch.tables().containsKey(target))
                    .map(target -> new TablePool.Task(target, () -> commits.rewrite(target)))
                    .forEach(tasks::add);
            run(pool, tasks);
        } finally {
            bags.values().forEach(JavaRDD::unpersist);
        }
    }

    /** Before the tables: what they have is not looked at again, so it could not be found again either. */
    private void quarantine(Map<TableId, JavaRDD<Net>> bags, Stand own) {
        JavaRDD<BadRecord> records = bags.values().stream()
                .map(nets -> nets.flatMap(net -> net.unmatched().iterator()))
                .reduce(Quarantine.in(items), JavaRDD::union);
        List<BadPart> bad =
                bags.isEmpty() ? batch.bad() : records.map(BatchSummary::partOf).collect();
        List<BadPart> all = new ArrayList<>(bad);
        batch.waiting().forEach(record -> all.add(record.bad()));
        if (all.isEmpty()) {
            return;
        }
        quarantined = all.size();
        BatchLog.bad(bad);
        BatchLog.waiting(batch.waiting());
        // A repeated batch has put its records there, or a table that was parked then.
        List<BadPart> fresh = parts.own().notThere(bad);
        parts.own().quarantine(records, fresh, own);
        fresh.forEach(record -> {
            parts.metrics().quarantined(record.table(), 1);
            parts.alerts().quarantined(record.table(), record.error());
        });
        parts.limit().count(scope.isAllBut() ? all : fresh);
    }

    private List<TablePool.Task> tasks(Predicate<TableSummary> which, BiConsumer<TableId, TableSummary> work) {
        return batch.tables().entrySet().stream()
                .filter(table -> scope.has(table.getKey()) && which.test(table.getValue()))
                .map(table -> new TablePool.Task(table.getKey(), () -> work.accept(table.getKey(), table.getValue())))
                .toList();
    }

    private void run(TablePool pool, List<TablePool.Task> tasks) {
        pool.runAll(tasks).forEach((table, failure) -> fail(TableFailure.of(table, failure)));
    }

    /** @return whether it was done */
    private boolean attempt(TableId target, Runnable work) {
        try {
            work.run();
            return true;
        } catch (Exception e) { // Spark's own is checked, though no method says so.
            fail(TableFailure.of(target, e));
            return false;
        }
    }

    private void fail(TableFailure failure) {
        failed.put(failure.table(), failure);
        scope = scope.without(failure.table());
    }

    private boolean has(TableId source) {
        return scope.has(planner.targetOf(source));
    }

    @Override
    public void close() {
        items.unpersist();
    }
}
