// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.park.Parking;
import io.lakeward.writer.park.Range;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeState;
import io.lakeward.writer.table.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies records of quarantine that can be read by now. The writer must not run meanwhile. */
public final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final BatchParts parts;
    private final TablePool pool;
    private final TopicReader topic;
    private final Planner planner;
    private final Progress done;
    private final Map<Integer, Long> farthest;
    private final long lastSequence;
    private final Set<TableId> parked;
    private final Set<TableId> failed = new HashSet<>();
    private long reached;

    /**
     * @param lake as its commits have it
     * @param begin where the writer goes on
     */
    public Replay(
            BatchParts parts, TablePool pool, TopicReader topic, LakeState lake, LakeState begin, Parking parking) {
        this.parts = parts;
        this.pool = pool;
        this.topic = topic;
        this.planner = parts.plans().current();
        this.done = begin.progress();
        this.farthest = begin.progress().notBefore(lake.progress()).to();
        this.lastSequence = lake.lastSequence();
        this.reached = lastSequence;
        this.parked = parking.all().stream().map(ParkedTable::table).collect(Collectors.toSet());
    }

    /**
     * @param isSelected source tables, by name
     * @param isDry whether nothing is written
     */
    public ReplayResult run(Predicate<String> isSelected, boolean isDry) {
        JavaRDD<BadRecord> quarantine = parts.own().quarantined().persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Map<Place, Finding> all = new TreeMap<>();
            quarantine
                    .mapPartitions(new QuarantineReader(planner, lastSequence))
                    .collect()
                    .forEach(found -> all.put(found.place(), found));
            Map<Place, Finding> selected = new TreeMap<>(all);
            selected.values().removeIf(found -> !isSelected.test(Objects.requireNonNullElse(found.table(), "")));
            Map<Place, Verdict> verdicts = verdicts(quarantine, all.keySet(), selected, isDry);
            if (!isDry) {
                Set<TableId> untouched = new HashSet<>(parked);
                untouched.addAll(failed);
                new Release(parts, planner, stand(), untouched).of(quarantine, all.keySet(), selected, verdicts);
            }
            return ReplayResult.of(selected, verdicts);
        } finally {
            quarantine.unpersist();
        }
    }

    private Map<Place, Verdict> verdicts(
            JavaRDD<BadRecord> quarantine, Set<Place> all, Map<Place, Finding> selected, boolean isDry) {
        ReplayRules rules = new ReplayRules(
                done.from(),
                topic.beginning(),
                parts.pasts().horizons(source -> true),
                parked,
                planner::targetOf,
                target -> replayed(target));
        Map<Place, Verdict> verdicts = new TreeMap<>();
        selected.forEach((place, found) -> rules.of(found).ifPresent(verdict -> verdicts.put(place, verdict)));
        Map<Place, Finding> open = without(selected, verdicts);
        if (!open.isEmpty()) {
            verdicts.putAll(ofRows(quarantine, new HashSet<>(all), open, isDry));
        }
        return verdicts;
    }

    private Map<Integer, Set<Long>> replayed(TableId target) {
        try {
            return parts.tables()
                    .existing(target)
                    .map(table -> table.progress().replayed())
                    .orElse(Map.of());
        } catch (RuntimeException e) {
            if (!parked.contains(target)) {
                throw e;
            }
            LOG.warn("The parked table {} cannot be asked what it has from quarantine: {}", target, e.toString());
            return Map.of();
        }
    }

    private Map<Place, Verdict> ofRows(
            JavaRDD<BadRecord> quarantine, Set<Place> all, Map<Place, Finding> open, boolean isDry) {
        LaterReader reader = new LaterReader(planner, lastSequence, rows(open), new HashSet<>(open.keySet()), all);
        try (RowHistory history = new RowHistory(later(open.keySet()).mapPartitions(reader))) {
            Map<Place, Verdict> verdicts = new TreeMap<>(Unreadable.verdicts(history.unreadable(), open));
            verdicts.putAll(history.ofCopies(without(open, verdicts)));
            verdicts.putAll(write(quarantine, all, history, without(open, verdicts), isDry));
            return verdicts;
        }
    }

    /** Records that only later ones' values keep in quarantine are not read with the others: nothing of their rows is written. */
    private Map<Place, Verdict> write(
            JavaRDD<BadRecord> quarantine,
            Set<Place> all,
            RowHistory history,
            Map<Place, Finding> open,
            boolean isDry) {
        if (open.isEmpty()) {
            return Map.of();
        }
        Set<Place> places = new HashSet<>(open.keySet());
        JavaRDD<TopicRecord> records = quarantine
                .map(BadRecord::record)
                .filter(record -> places.contains(Place.of(record)))
                .union(history.records());
        Map<Place, Verdict> verdicts = new TreeMap<>();
        try (ReplayRun run = new ReplayRun(
                parts, pool, planner, ByPartition.ordered(records, partitions()), of(rows(open)), open, stand())) {
            Map<Place, String> errors = run.errors();
            errors.keySet().removeAll(all);
            verdicts.putAll(Unreadable.verdicts(history.unreadable(errors), open));
            if (verdicts.isEmpty()) {
                verdicts.putAll(run.write(isDry));
                failed.addAll(run.failed());
                reached = Math.max(reached, run.lastSequence());
                return verdicts;
            }
        }
        verdicts.putAll(write(quarantine, all, history, without(open, verdicts), isDry));
        return verdicts;
    }

    private Stand stand() {
        return Stand.replay(done, new Stand.Replayed(Map.of(), reached));
    }

    private static Map<Place, Finding> without(Map<Place, Finding> open, Map<Place, Verdict> verdicts) {
        Map<Place, Finding> left = new TreeMap<>(open);
        left.keySet().removeAll(verdicts.keySet());
        return left;
    }

    /** With the offset of the first of the records. */
    private static Map<RowId, Long> rows(Map<Place, Finding> open) {
        Map<RowId, Long> rows = new HashMap<>();
        open.forEach((place, found) -> found.rows().forEach(row -> rows.merge(row, place.offset(), Math::min)));
        return rows;
    }

    private static ChangeFilter of(Map<RowId, Long> rows) {
        return (change, ofRecord) -> rows.getOrDefault(RowId.of(change), Long.MAX_VALUE)
                <= change.record().offset();
    }

    private int partitions() {
        return 1
                + farthest.keySet().stream()
                        .mapToInt(partition -> partition)
                        .max()
                        .orElse(0);
    }

    /** What the lake has of the topic behind these places. */
    private JavaRDD<TopicRecord> later(Set<Place> places) {
        Map<Integer, Long> from = new TreeMap<>();
        places.forEach(place -> from.merge(place.partition(), place.offset() + 1, Math::min));
        from.keySet().removeIf(partition -> from.get(partition) >= farthest.getOrDefault(partition, 0L));
        Map<Integer, Long> to = new TreeMap<>(farthest);
        to.keySet().retainAll(from.keySet());
        return to.isEmpty()
                ? parts.own().nothing()
                : topic.read(new Range(from, to))
                        .selectExpr(TopicRecord.COLUMNS)
                        .toJavaRDD()
                        .map(TopicRecord::of);
    }
}
