// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.batch.Copies.Net;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.schema.InferredColumns;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.table.RowChange;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.Sources;
import io.lakeward.writer.table.StoredCopy;
import io.lakeward.writer.table.Sweep;
import io.lakeward.writer.table.TableLayout;
import io.lakeward.writer.table.TableWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** The commits of one batch, each with what it says of itself. */
final class TableCommits {
    private final BatchParts parts;
    private final LakeTables tables;
    private final TableWriter writer;
    private final Planner planner;
    private final JavaRDD<BatchItem> items;
    private final Stand stand;
    private final Horizons horizons;
    private final Rewrites rewrites;
    private final TableShapes shapes;

    /**
     * @param items the batch
     * @param stand where the tables stand with it
     * @param horizons changes from before them are left out
     * @param rewrites what else is to be done to tables
     */
    TableCommits(
            BatchParts parts,
            Planner planner,
            JavaRDD<BatchItem> items,
            Stand stand,
            Horizons horizons,
            Rewrites rewrites) {
        this.parts = parts;
        this.tables = parts.tables();
        this.writer = parts.writer();
        this.planner = planner;
        this.items = items;
        this.stand = stand;
        this.horizons = horizons;
        this.rewrites = rewrites;
        this.shapes = new TableShapes(planner, horizons);
    }

    /** The lake tables with something to do beside changes. */
    Set<TableId> toRewrite() {
        return rewrites.targets();
    }

    /** Whether the rows of a table that count have no key: it may have gained or lost one within the batch. */
    boolean isBag(TableSummary table) {
        List<TableSchema> valid = table.schemasWithin(horizons);
        return planner.isBag((valid.isEmpty() ? table.schemas() : valid).get(0));
    }

    /**
     * What is to become of the copies of each row of a table without a key.
     *
     * @return cached; empty if the table has the batch already
     */
    JavaRDD<Net> net(TableId target, TableSummary changed) {
        Optional<LakeTable> table = table(target, changed);
        if (table.isEmpty() || isCovered(changed.lastOffsets(), table.get())) {
            return JavaSparkContext.fromSparkContext(items.context()).emptyRDD();
        }
        schedule(table.get());
        JavaPairRDD<RowKey, Change> changes = newChanges(table.get()).keyBy(Change::at);
        JavaPairRDD<RowKey, StoredCopy> copies = writer.copies(table.get(), changes.keys());
        boolean isLate = stand.replay().isPresent();
        JavaRDD<Net> nets = changes.cogroup(copies)
                .map(row -> Copies.net(row._1(), row._2()._2(), row._2()._1(), isLate))
                .persist(StorageLevel.MEMORY_AND_DISK());
        // Now, while it is known whose failure it would be.
        nets.count();
        return nets;
    }

    /** The same without making or changing a table. */
    JavaRDD<Net> forecast(TableId target, TableSummary changed) {
        if (tables.existing(target).isPresent()) {
            return net(target, changed);
        }
        return TableJob.newChanges(target, Progress.none(""), items, horizons)
                .groupBy(Change::at)
                .map(row -> Copies.net(row._1(), List.of(), row._2(), true))
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Commits the changes of a table with a key, and its sweeps. */
    void write(TableId target, TableSummary changed) {
        table(target, changed)
                .ifPresentOrElse(
                        table -> commit(table, changed, newChanges(table), 0),
                        () -> account(target, changed.counts().allSuperseded()));
    }

    /** Commits the changes of a table without a key, and its sweeps. */
    void write(TableId target, TableSummary changed, JavaRDD<Net> nets) {
        table(target, changed).ifPresent(table -> {
            JavaRDD<Change> writes = nets.flatMap(net -> net.writes().iterator());
            long unmatched = nets.map(net -> net.unmatched().size()).fold(0, Integer::sum);
            commit(table, changed, writes, unmatched);
        });
    }

    /** @throws RuntimeException if the table that is there, if one is, cannot take the changes */
    void requireFit(TableId target, TableSummary changed) {
        if (tables.existing(target).isPresent()) {
            table(target, changed);
        }
    }

    /** Commits nothing but where a table stands. */
    void note(LakeTable table) {
        JavaRDD<RowChange> nothing =
                JavaSparkContext.fromSparkContext(items.context()).emptyRDD();
        commit(table, nothing, 0, notes(table.sources(), 0));
    }

    /** Commits what is to be done to a table beside changes, if anything is. */
    void rewrite(TableId target) {
        tables.existing(target).ifPresent(before -> {
            List<SchemaEvent> altered = rewrites.alteredOf(target);
            LakeTable table =
                    altered.isEmpty() ? before : tables.prepare(shapes.of(tables.layoutOf(target), altered, Map.of()));
            schedule(table);
            JavaRDD<RowChange> rows = swept(
                    table, JavaSparkContext.fromSparkContext(items.context()).emptyRDD(), sweepsOf(target));
            if (table.schema().equals(before.schema()) && rows.isEmpty()) {
                return;
            }
            List<TableSchema> sources = altered.isEmpty()
                    ? table.sources()
                    : altered.stream().map(SchemaEvent::after).toList();
            commit(table.withSources(sources), rows, TableWriter.UNKNOWN, Sources.note(sources));
        });
    }

    /** Writes a table anew, with its rows and without some columns: none can leave a table that is there. */
    void remake(TableId target, Remake remake) {
        tables.existing(target).ifPresent(table -> {
            schedule(table);
            parts.lease().requireHeld();
            LakeTable beside = tables.createBeside(table, remake.columns(), remake.sequence());
            writer.copy(table, beside, Sources.note(table.sources()));
            parts.lease().requireHeld();
            writer.undisturbed(() -> tables.replace(beside, remake.sequence()));
        });
    }

    /** As it has to be for the changes that count; empty if none does and the lake does not have the table. */
    private Optional<LakeTable> table(TableId target, TableSummary changed) {
        Map<TableSchema, Long> rows = new LinkedHashMap<>();
        changed.schemasWithin(horizons)
                .forEach(schema -> rows.put(schema, changed.uses().get(schema).last()));
        Optional<LakeTable> existing = tables.existing(target);
        if (rows.isEmpty() && existing.isEmpty()) {
            return Optional.empty();
        }
        List<TableLayout> layouts = shapes.of(tables.layoutOf(target), rewrites.alteredOf(target), rows);
        return layouts.isEmpty() ? existing : Optional.of(tables.prepare(layouts));
    }

    private JavaRDD<RowChange> swept(LakeTable table, JavaRDD<RowChange> rows, List<Sweep> sweeps) {
        JavaRDD<RowChange> all = rows;
        for (Sweep sweep : sweeps) {
            all = all.union(writer.swept(table, sweep));
        }
        return all;
    }

    /** Those that may find something in the table as it is in the lake. */
    private List<Sweep> sweepsOf(TableId target) {
        Optional<LakeTable> stored = tables.existing(target);
        return rewrites.sweepsOf(target).stream()
                .filter(sweep -> !(sweep.action() instanceof Sweep.Action.Clear clear)
                        || clear.columns().stream()
                                .anyMatch(column -> stored.isPresent()
                                        && stored.get().schema().getField(column) != null))
                .toList();
    }

    private Map<TableSchema, TableLayout> layouts(TableSummary changed) {
        Map<TableSchema, TableLayout> layouts = new LinkedHashMap<>();
        changed.schemasWithin(horizons)
                .forEach(schema -> layouts.put(schema, planner.planFor(schema).layout()));
        return layouts;
    }

    private JavaRDD<Change> newChanges(LakeTable table) {
        return TableJob.newChanges(table.id(), stand.known(table), items, horizons);
    }

    private boolean isCovered(Map<Integer, Long> offsets, LakeTable table) {
        Progress has = stand.known(table);
        return offsets.entrySet().stream().allMatch(last -> has.covers(last.getKey(), last.getValue()));
    }

    private void commit(LakeTable table, TableSummary changed, JavaRDD<Change> changes, long unmatched) {
        if (isCovered(changed.lastOffsets(), table)) {
            rewrite(table.id());
            return;
        }
        boolean isReplay = stand.replay().isPresent();
        // Replayed records are in quarantine's account already.
        Counts counts = isReplay ? Counts.NONE : counts(table, changed).without(unmatched);
        List<TableSchema> sources = isReplay ? known(table, changed.schemas()) : changed.schemas();
        Map<String, String> notes = notes(sources, changed.lastSequence());
        notes.putAll(counts.notes());
        List<Sweep> sweeps = sweepsOf(table.id());
        JavaRDD<RowChange> rows =
                swept(table, TableJob.rows(table, layouts(changed), changed.uses(), changes, horizons), sweeps);
        commit(table.withSources(sources), rows, sweeps.isEmpty() ? changed.bytes() : TableWriter.UNKNOWN, notes);
        account(table.id(), counts);
    }

    private Map<String, String> notes(List<TableSchema> sources, long lastSequence) {
        long all = stand.replay().map(Stand.Replayed::lastSequence).orElse(0L);
        Map<String, String> notes = new HashMap<>(Sources.note(sources));
        notes.put(LakeTables.SEQUENCE, Long.toString(Math.max(all, lastSequence)));
        return notes;
    }

    /** Those of records that are read late may be older than what the table's last commit says. */
    private static List<TableSchema> known(LakeTable table, List<TableSchema> late) {
        return table.sources().isEmpty() || late.stream().anyMatch(InferredColumns::in) ? late : table.sources();
    }

    private void account(TableId table, Counts counts) {
        parts.metrics().applied(table.toString(), counts.applied());
        parts.metrics().superseded(table.toString(), counts.superseded());
        parts.metrics().ignored(table.toString(), counts.ignored());
    }

    private void commit(LakeTable table, JavaRDD<RowChange> changes, long bytes, Map<String, String> notes) {
        schedule(table);
        parts.lease().requireHeld();
        Progress reached = stand.reached(table);
        Map<String, String> all = new HashMap<>(notes);
        all.putAll(stand.notes());
        writer.write(table, changes, bytes, reached, all);
        tables.committed(table, reached);
    }

    /** A pool of its own, so that the scheduler is fair between tables. */
    private void schedule(LakeTable table) {
        items.context().setLocalProperty("spark.scheduler.pool", table.id().toString());
    }

    /** Counted anew where the table has a part of the batch already. */
    private Counts counts(LakeTable table, TableSummary changed) {
        TableId id = table.id();
        Progress has = stand.known(table);
        Horizons valid = horizons;
        return changed.firstOffsets().entrySet().stream()
                                .noneMatch(first -> has.covers(first.getKey(), first.getValue()))
                        && changed.isWithin(horizons)
                ? changed.counts()
                : items.filter(item -> item instanceof TableSlice slice
                                && slice.table().equals(id))
                        .map(item -> ((TableSlice) item).countsAfter(has, valid))
                        .fold(Counts.NONE, Counts::plus);
    }
}
