// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import io.lakeward.event.TableId;
import io.lakeward.writer.table.Progress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tables are parked, and how far they and the batches are. A table goes back to the others between two batches,
 * when it has come as far as they have; no batch waits for one. Nothing is done for a table that has gone back
 * meanwhile, or was parked anew.
 */
public final class Parking {
    private final Map<TableId, ParkedTable> parked = new HashMap<>();
    private final Set<TableId> ready = new HashSet<>();
    private Progress done;
    private Map<Integer, Long> underWay;
    private boolean isBusy;
    private long lastSequence;

    /** @param start where the batches begin */
    public Parking(Progress start, Collection<ParkedTable> known) {
        done = new Progress(start.topicId(), start.from(), start.from());
        underWay = done.to();
        known.forEach(table -> parked.put(table.table(), table));
    }

    /**
     * A batch begins.
     *
     * @return the tables that it leaves out
     */
    public synchronized Set<TableId> begin() {
        isBusy = true;
        return Set.copyOf(parked.keySet());
    }

    /** Up to where the batch goes that has begun. A parked table may go there, too, at the same time. */
    public synchronized void isUnderWay(Progress batch) {
        underWay = batch.to();
    }

    /**
     * A batch is complete.
     *
     * @return the tables that have come as far, and are parked no more
     */
    public synchronized List<ParkedTable> end(Progress batch) {
        isBusy = false;
        done = batch;
        underWay = batch.to();
        return List.copyOf(ready).stream()
                .flatMap(table -> joined(table).stream())
                .toList();
    }

    /** What the last complete batch made. */
    public synchronized Progress done() {
        return done;
    }

    public synchronized void park(ParkedTable table) {
        parked.put(table.table(), table);
        ready.remove(table.table());
    }

    public synchronized Optional<ParkedTable> find(TableId table) {
        return Optional.ofNullable(parked.get(table));
    }

    public synchronized Collection<ParkedTable> all() {
        return List.copyOf(parked.values());
    }

    /** What a parked table is to read next; empty if it has come as far as the batches. */
    public synchronized Optional<Range> next(ParkedTable table, Map<Integer, Long> position, long most) {
        if (!isStill(table)) {
            return Optional.empty();
        }
        ready.remove(table.table());
        return Optional.of(Range.next(position, underWay, most)).filter(range -> !range.isEmpty());
    }

    private boolean isStill(ParkedTable table) {
        ParkedTable now = parked.get(table.table());
        return now != null && now.since().equals(table.since());
    }

    private void put(ParkedTable table) {
        if (isStill(table)) {
            parked.put(table.table(), table);
        }
    }

    /** A parked table has written what there was to read up to there. */
    public synchronized ParkedTable moved(ParkedTable table, Range read, long lastSequence) {
        Map<Integer, Long> position = new TreeMap<>(table.position());
        position.putAll(read.to());
        ParkedTable further = table.at(position, Math.max(table.lastSequence(), lastSequence));
        put(further);
        return further;
    }

    /** Another reason keeps a table parked by now. */
    public synchronized ParkedTable stays(ParkedTable table, ParkedTable.Cause cause, String reason) {
        ParkedTable other = table.because(cause, reason);
        put(other);
        return other;
    }

    /**
     * What a parked table needs is gone from the topic: nothing before the batches' place is of use to it any more.
     *
     * @param beginning per partition the first offset that the topic has
     */
    public synchronized ParkedTable expires(
            ParkedTable table, String reason, Map<Integer, Long> beginning, long lastSequence) {
        ParkedTable further = table.at(done.to(), Math.max(table.lastSequence(), lastSequence));
        return stays(skip(further, beginning), ParkedTable.Cause.EXPIRED, reason);
    }

    /**
     * What is gone from the topic before it was read by the batches was no record, but the end of a transaction: they would
     * have ended otherwise.
     *
     * @param table one that is as far as the batches
     */
    public synchronized ParkedTable skip(ParkedTable table, Map<Integer, Long> beginning) {
        Map<Integer, Long> position = new TreeMap<>(table.position());
        beginning.forEach((partition, first) -> position.merge(partition, first, Math::max));
        if (position.equals(table.position())) {
            return table;
        }
        ParkedTable further = table.at(position, table.lastSequence());
        put(further);
        return further;
    }

    /**
     * A parked table has nothing left to read. While a batch is written, its end is waited for.
     *
     * @return the table, if it is parked no more
     */
    public synchronized Optional<ParkedTable> join(ParkedTable table) {
        if (!isStill(table)) {
            return Optional.empty();
        }
        ready.add(table.table());
        return isBusy ? Optional.empty() : joined(table.table());
    }

    private Optional<ParkedTable> joined(TableId table) {
        if (!parked.get(table).hasReached(done.to())) {
            return Optional.empty();
        }
        ready.remove(table);
        lastSequence = Math.max(lastSequence, parked.get(table).lastSequence());
        return Optional.of(parked.remove(table));
    }

    /** Of the tables that are parked no more. */
    public synchronized long lastSequence() {
        return lastSequence;
    }

    /** The progress that a parked table makes by reading a part of the topic. */
    public synchronized Progress progress(Range read, ParkedTable table) {
        Map<Integer, Long> to = new TreeMap<>(table.position());
        to.putAll(read.to());
        // Where a job goes on that has nothing but this commit: the others may be behind this table by a batch.
        Map<Integer, Long> from = new TreeMap<>(to);
        from.replaceAll((partition, offset) -> Math.min(offset, done.to().getOrDefault(partition, 0L)));
        return new Progress(done.topicId(), from, to);
    }
}
