// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.horizon.Horizons;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.park.Parking;
import io.lakeward.writer.park.Range;
import io.lakeward.writer.plan.Planner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks for the end of a reading of parked tables whose records are gone from the topic. Nothing is written before it is
 * found: it says that older rows count no more.
 */
final class RereadWatch {
    private record Looked(Map<Integer, Long> position, List<ReadNotice> readings) {}

    private final BatchParts parts;
    private final Parking parking;
    private final TopicReader topic;
    private final long mostRecords;
    private final Map<TableId, Looked> looked = new ConcurrentHashMap<>();

    RereadWatch(BatchParts parts, Parking parking, TopicReader topic, long mostRecords) {
        this.parts = parts;
        this.parking = parking;
        this.topic = topic;
        this.mostRecords = mostRecords;
    }

    /** When a job begins: a table that is not there any more has nothing that could be wrong. */
    void start(ParkedTable table) {
        if (parts.tables().existing(table.table()).isEmpty()) {
            goOn(table, "It is made anew and catches up");
        }
    }

    /** @return whether there was something to look at */
    boolean look(ParkedTable table) {
        TableId id = table.table();
        parts.seeSources(id);
        if (!parts.isAlone(id)) {
            // Nobody knows all tables that it was merged from.
            return false;
        }
        Looked before = looked.getOrDefault(id, new Looked(table.position(), List.of()));
        Optional<Range> next = parking.next(table, before.position(), mostRecords);
        if (next.isEmpty()) {
            if (!looked.containsKey(id)) {
                parking.skip(table, topic.beginning());
            }
            return false;
        }
        requireRecords(id, next.get());
        List<ReadNotice> readings = new ArrayList<>(before.readings());
        try (BatchRun run =
                new BatchRun(parts, topic.read(next.get()), Scope.only(id), table.lastSequence(), Set.of())) {
            // One that began before what is gone does not have all its rows on the topic any more.
            run.batch().readings().stream()
                    .filter(reading -> reading.event().since() > table.lastSequence())
                    .forEach(readings::add);
        }
        Map<Integer, Long> position = new TreeMap<>(before.position());
        position.putAll(next.get().to());
        Collection<TableId> sources = parts.sources(id);
        if (areRead(sources, readings)) {
            follow(parts.plans().current(), sources, readings);
            looked.remove(id);
            goOn(table, "It has been read again and catches up");
        } else {
            looked.put(id, new Looked(position, readings));
        }
        return true;
    }

    private void goOn(ParkedTable table, String reason) {
        ParkedTable again = parking.stays(table, ParkedTable.Cause.FAILED, reason);
        parts.own().remember(again, Stand.catchUp(parking.done()));
    }

    private void requireRecords(TableId id, Range range) {
        try {
            new Retention(topic).requireRecords(id, range, true);
        } catch (TableFailure e) {
            looked.remove(id);
            throw e;
        }
    }

    /** Whether the ends of readings of all these tables were seen, each in all partitions. */
    static boolean areRead(Collection<TableId> sources, List<ReadNotice> readings) {
        Horizons ends = Horizons.of(List.of());
        for (ReadNotice reading : readings) {
            ends = ends.readIn(reading.partition(), reading.event());
        }
        return !sources.isEmpty() && sources.stream().map(ends::since).allMatch(since -> since > 0);
    }

    private void follow(Planner planner, Collection<TableId> sources, List<ReadNotice> readings) {
        Horizons before = parts.pasts().horizons(sources::contains);
        Horizons after = new SchemaFollower(planner, before, sources, parts.tables()::layoutOf)
                .follow(List.of(), Map.of(), readings)
                .horizons();
        parts.own().remember(after.differentFrom(before), Stand.catchUp(parking.done()));
        parts.pasts().remember(after);
    }
}
