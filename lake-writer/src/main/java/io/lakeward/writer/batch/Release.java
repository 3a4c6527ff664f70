// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.RowChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What quarantine has after a replay.
 *
 * @param stand to where all tables are complete, but for the untouched ones
 * @param untouched tables of the lake that are parked or failed, of which this does not hold
 */
record Release(BatchParts parts, Planner planner, Stand stand, Set<TableId> untouched) {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    /** Those that are applied or superseded go; of the others it is kept why they are bad now. */
    void of(JavaRDD<BadRecord> quarantine, Set<Place> all, Map<Place, Finding> found, Map<Place, Verdict> verdicts) {
        Map<Place, String> reasons = new HashMap<>();
        Map<Place, String> tables = new HashMap<>();
        verdicts.forEach((place, verdict) -> {
            if (!verdict.isBad()
                    || !verdict.reason().equals(found.get(place).before().error())) {
                reasons.put(place, verdict.reason());
                tables.put(place, found.get(place).table());
            }
        });
        if (!reasons.isEmpty()) {
            List<String> left = verdicts.keySet().stream()
                    .filter(place -> !verdicts.get(place).isBad())
                    .map(place -> found.get(place).before().table())
                    .toList();
            parts.own().release(rows(quarantine, reasons, tables), left, stand);
        }
        Set<Place> stay = new HashSet<>(all);
        verdicts.forEach((place, verdict) -> {
            if (!verdict.isBad()) {
                stay.remove(place);
            }
        });
        found.values().stream()
                .filter(record -> record.kind().isCopy())
                .map(record -> planner.targetOf(record.source()))
                .distinct()
                .filter(target -> !untouched.contains(target))
                .forEach(target -> forget(target, stay));
    }

    private static JavaRDD<RowChange> rows(
            JavaRDD<BadRecord> quarantine, Map<Place, String> reasons, Map<Place, String> tables) {
        return quarantine
                .filter(bad -> reasons.containsKey(Place.of(bad.record())))
                .map(bad -> {
                    Place place = Place.of(bad.record());
                    String reason = reasons.get(place);
                    return reason == null
                            ? Quarantine.gone(bad)
                            : Quarantine.row(new BadRecord(bad.record(), tables.get(place), reason));
                });
    }

    /** What has left quarantine cannot come from there again. */
    private void forget(TableId target, Set<Place> stay) {
        try {
            parts.tables().existing(target).ifPresent(table -> {
                Map<Integer, Set<Long>> rest = rest(table.progress().replayed(), stay);
                if (!rest.equals(table.progress().replayed())) {
                    note(table, rest);
                }
            });
        } catch (Exception e) { // Spark's own is checked, though no method says so.
            parts.tables().forget(target);
            LOG.warn(
                    "Table {} still says that it has records from quarantine which are there no more; that does no harm: {}",
                    target,
                    TableFailure.of(target, e).getMessage(),
                    e);
        }
    }

    private void note(LakeTable table, Map<Integer, Set<Long>> rest) {
        Stand noted = Stand.replay(
                stand.progress(),
                new Stand.Replayed(
                        Map.of(table.id(), rest), stand.replay().orElseThrow().lastSequence()));
        new TableCommits(
                        parts,
                        planner,
                        parts.own().nothing(),
                        noted,
                        parts.pasts().horizons(source -> true),
                        Rewrites.NONE)
                .note(table);
    }

    /** Those of the places a table has from quarantine that are still there. */
    static Map<Integer, Set<Long>> rest(Map<Integer, Set<Long>> replayed, Set<Place> stay) {
        Map<Integer, Set<Long>> rest = new TreeMap<>();
        stay.stream().filter(place -> place.isIn(replayed)).forEach(place -> rest.computeIfAbsent(
                        place.partition(), unseen -> new TreeSet<>())
                .add(place.offset()));
        return rest;
    }
}
