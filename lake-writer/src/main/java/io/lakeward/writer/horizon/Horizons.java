// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.horizon;

import io.lakeward.event.TableId;
import io.lakeward.event.TableReadEvent;
import io.lakeward.writer.horizon.Horizon.Reading;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The horizons of all source tables that have one. */
public record Horizons(Map<TableId, Horizon> bySource) implements Serializable {
    public Horizons {
        bySource = Map.copyOf(bySource);
    }

    public static Horizons of(List<Horizon> known) {
        Map<TableId, Horizon> bySource = new HashMap<>();
        known.forEach(horizon -> bySource.put(horizon.source(), horizon));
        return new Horizons(bySource);
    }

    /** The sequence before which nothing of the table counts; 0 if all does. */
    public long since(TableId source) {
        return get(source).since();
    }

    /** Nothing is in the table any more from before this place in time. */
    public Horizons emptied(TableId source, long sequence) {
        Horizon before = get(source);
        return sequence > before.since() ? with(before.movedTo(sequence)) : this;
    }

    /**
     * The end of a reading was seen in a partition. When it was in all, nothing is in the table from before the reading;
     * earlier, rows that the reading had might not have come yet.
     */
    public Horizons readIn(int partition, TableReadEvent end) {
        Horizon before = get(end.table());
        Reading known = before.reading();
        if (end.since() <= before.since() || (known != null && end.since() < known.since())) {
            return this;
        }
        Reading begun = known != null && known.since() == end.since() ? known : new Reading(end.since(), Set.of());
        if (begun.ended().contains(partition)) {
            return this;
        }
        Reading reading = begun.and(partition);
        return with(reading.ended().size() < end.partitions() ? before.with(reading) : before.movedTo(end.since()));
    }

    /** Those whose rows from before may still be in the lake. */
    public List<Horizon> unswept() {
        return bySource.values().stream().filter(horizon -> !horizon.isSwept()).toList();
    }

    public Horizons swept() {
        Map<TableId, Horizon> all = new HashMap<>(bySource);
        all.replaceAll((source, horizon) -> horizon.swept());
        return new Horizons(all);
    }

    /** What is not the same in others. */
    public List<Horizon> differentFrom(Horizons others) {
        return bySource.values().stream()
                .filter(horizon -> !horizon.equals(others.bySource.get(horizon.source())))
                .toList();
    }

    private Horizon get(TableId source) {
        return bySource.getOrDefault(source, Horizon.none(source));
    }

    private Horizons with(Horizon horizon) {
        Map<TableId, Horizon> all = new HashMap<>(bySource);
        all.put(horizon.source(), horizon);
        return new Horizons(all);
    }
}
