// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.BatchSummary.BadPart;
import io.lakeward.writer.batch.BatchSummary.TableSummary;
import io.lakeward.writer.batch.Copies.Net;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.info.TableInfoException;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** Reads records of quarantine with what came after them for their rows, and writes them as a batch is written. */
final class ReplayRun implements AutoCloseable {
    private final BatchParts parts;
    private final TablePool pool;
    private final Planner planner;
    private final Stand stand;
    private final Horizons horizons;
    private final Map<Place, Finding> findings;
    private final JavaRDD<BatchItem> items;
    private final BatchSummary batch;
    private final Map<Place, Verdict> verdicts = new TreeMap<>();
    private final Set<TableId> failed = new HashSet<>();

    /**
     * @param records each partition's in its order
     * @param filter the rows that they are read for
     * @param findings the records that are in quarantine
     * @param stand to where all tables are complete
     * @throws TableInfoException if table info does not fit a table
     */
    ReplayRun(
            BatchParts parts,
            TablePool pool,
            Planner planner,
            JavaRDD<TopicRecord> records,
            ChangeFilter filter,
            Map<Place, Finding> findings,
            Stand stand) {
        this.parts = parts;
        this.pool = pool;
        this.planner = planner;
        this.stand = stand;
        this.horizons = parts.pasts().horizons(source -> true);
        this.findings = findings;
        long lastSequence = stand.replay().orElseThrow().lastSequence();
        this.items = records.mapPartitions(new SliceReader(planner, lastSequence, Scope.allBut(Set.of()), filter))
                .persist(StorageLevel.MEMORY_AND_DISK());
        this.batch = BatchSummary.of(items.map(BatchSummary::partOf).collect());
        if (!batch.problems().isEmpty()) {
            throw new TableInfoException(batch.problems());
        }
        judge();
    }

    /** What is wrong with records, whether they are in quarantine or came later. */
    Map<Place, String> errors() {
        Map<Place, String> errors = new TreeMap<>();
        batch.bad().forEach(bad -> errors.put(bad.place(), String.valueOf(bad.error())));
        return errors;
    }

    /** The tables that could not be written. */
    Set<TableId> failed() {
        return failed;
    }

    /** The highest number of a change. */
    long lastSequence() {
        return batch.lastSequence();
    }

    private void judge() {
        Set<Place> places = new HashSet<>(findings.keySet());
        Horizons valid = horizons;
        Set<Place> last = new HashSet<>(items.filter(TableSlice.class::isInstance)
                .flatMap(slice -> ((TableSlice) slice)
                        .changes().stream()
                                .filter(change -> change.isWithin(valid))
                                .map(change -> new Place(change.partition(), change.offset()))
                                .filter(places::contains)
                                .iterator())
                .collect());
        places.forEach(place -> verdicts.put(place, last.contains(place) ? Verdict.APPLIED : Verdict.SUPERSEDED));
        batch.bad().forEach(this::bad);
    }

    private void bad(BadPart bad) {
        verdicts.computeIfPresent(bad.place(), (place, before) -> Verdict.bad(bad.error()));
    }

    /**
     * Writes the tables, or only finds out whether they can be written.
     *
     * @return what becomes of each of the records
     */
    Map<Place, Verdict> write(boolean isDry) {
        TableCommits finding = new TableCommits(parts, planner, items, stand, horizons, Rewrites.NONE);
        Map<TableId, JavaRDD<Net>> bags = new ConcurrentHashMap<>();
        try {
            run((target, table) -> {
                if (finding.isBag(table)) {
                    bags.put(target, isDry ? finding.forecast(target, table) : finding.net(target, table));
                } else if (isDry) {
                    finding.requireFit(target, table);
                }
            });
            bags.values().forEach(nets -> nets.flatMap(net -> net.unmatched().iterator())
                    .map(BatchSummary::partOf)
                    .collect()
                    .forEach(this::bad));
            if (!isDry) {
                write(bags);
            }
            return verdicts;
        } finally {
            bags.values().forEach(JavaRDD::unpersist);
        }
    }

    private void write(Map<TableId, JavaRDD<Net>> bags) {
        Map<TableId, Map<Integer, Set<Long>>> places = new HashMap<>();
        bags.keySet().forEach(target -> places.put(target, places(target)));
        Stand noted = Stand.replay(
                stand.progress(),
                new Stand.Replayed(places, stand.replay().orElseThrow().lastSequence()));
        TableCommits commits = new TableCommits(parts, planner, items, noted, horizons, Rewrites.NONE);
        run((target, table) -> {
            if (bags.containsKey(target)) {
                commits.write(target, table, bags.get(target));
            } else {
                commits.write(target, table);
            }
        });
    }

    /** What the table has from quarantine with this run, and from one before that was killed. */
    private Map<Integer, Set<Long>> places(TableId target) {
        Map<Integer, Set<Long>> places = new TreeMap<>();
        parts.tables().existing(target).map(LakeTable::progress).ifPresent(progress -> progress.replayed()
                .forEach((partition, offsets) -> places.put(partition, new TreeSet<>(offsets))));
        verdicts.forEach((place, verdict) -> {
            if (!verdict.isBad() && targetOf(place).equals(target)) {
                places.computeIfAbsent(place.partition(), unseen -> new TreeSet<>())
                        .add(place.offset());
            }
        });
        return places;
    }

    /** A table that cannot be written keeps its records in quarantine; one that failed before is left out. */
    private void run(BiConsumer<TableId, TableSummary> work) {
        List<TablePool.Task> tasks = new ArrayList<>();
        Set<TableId> wanted = new HashSet<>();
        verdicts.forEach((place, verdict) -> {
            if (!verdict.isBad()) {
                wanted.add(targetOf(place));
            }
        });
        batch.tables().forEach((target, table) -> {
            if (wanted.contains(target)) {
                tasks.add(new TablePool.Task(target, () -> work.accept(target, table)));
            }
        });
        pool.runAll(tasks).forEach((target, cause) -> {
            failed.add(target);
            // Nobody knows how far it came.
            parts.tables().forget(target);
            String reason = "The table " + target + " cannot be written: "
                    + TableFailure.of(target, cause).getMessage();
            verdicts.replaceAll((place, verdict) ->
                    verdict.isBad() || !targetOf(place).equals(target) ? verdict : Verdict.bad(reason));
        });
    }

    private TableId targetOf(Place place) {
        return planner.targetOf(findings.get(place).source());
    }

    @Override
    public void close() {
        items.unpersist();
    }
}
