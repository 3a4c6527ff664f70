// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.horizon;

import io.lakeward.event.TableId;
import io.lakeward.event.TableReadEvent;
import io.lakeward.writer.horizon.Horizon.Reading;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /** Those of some tables. */
    public Horizons of(Predicate<TableId> which) {
        Map<TableId, Horizon> some = new HashMap<>(bySource);
        some.keySet().removeIf(which.negate());
        return new Horizons(some);
    }

    /** With what others say, where both know a table. */
    public Horizons and(Horizons others) {
        Map<TableId, Horizon> all = new HashMap<>(bySource);
        all.putAll(others.bySource);
        return new Horizons(all);
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

    /** Columns of the lake are others since this place in time, or gone. */
    public Horizons renewed(TableId source, Collection<String> columns, long sequence) {
        return columns.isEmpty() ? this : with(get(source).renewed(columns, sequence));
    }

    /** What a change at this place in time has in these columns of the lake counts no more. */
    public Set<String> lost(TableId source, long sequence) {
        return columns(source).entrySet().stream()
                .filter(column -> sequence < column.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** By column of the lake since when it is another one, or gone. */
    public Map<String, Long> columns(TableId source) {
        return get(source).columns();
    }

    /** The columns that are others since some time in one of these tables. */
    public Set<String> renewed(Predicate<TableId> which) {
        return bySource.values().stream()
                .filter(horizon -> which.test(horizon.source()))
                .flatMap(horizon -> horizon.columns().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Whether the lake has followed the statement at this place in time that left the table with other columns. */
    public boolean hasFollowed(TableId source, long sequence) {
        return sequence <= get(source).followed();
    }

    /** Those whose rows from before may still be in the lake. */
    public List<Horizon> unswept() {
        return bySource.values().stream().filter(horizon -> !horizon.isSwept()).toList();
    }

    /**
     * When the lake is as they say.
     *
     * @param followed by source table the newest statement that left it with other columns
     */
    public Horizons reached(Map<TableId, Long> followed) {
        Map<TableId, Horizon> all = new HashMap<>(bySource);
        all.replaceAll((source, horizon) -> horizon.swept());
        followed.forEach((source, sequence) ->
                all.put(source, all.getOrDefault(source, Horizon.none(source)).followed(sequence)));
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
        if (horizon.equals(bySource.get(horizon.source()))) {
            return this;
        }
        Map<TableId, Horizon> all = new HashMap<>(bySource);
        all.put(horizon.source(), horizon);
        return new Horizons(all);
    }
}
