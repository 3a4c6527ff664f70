// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.HybridClock;
import io.lakeward.writer.table.CopyKey;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.StoredCopy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The copies of one row of a table without a key, from what the lake has to what it is to have.
 *
 * <p>A row that is read tells of the whole table at that time: copies from changes that are older, and copies from an
 * earlier reading, are none any more. An earlier reading is one whose rows were stamped before this row was read,
 * because the producer reads a table as a whole before it sends the first of its rows.
 */
final class Copies {
    /**
     * @param writes at their record keys; a row that is null is deleted
     * @param unmatched deletes that found no copy
     */
    record Net(List<Change> writes, List<BadRecord> unmatched) implements Serializable {}

    /** @param change null if the lake has the copy */
    private record Held(CopyKey key, long sequence, Change change) {
        private static final Comparator<Held> ORDER =
                Comparator.comparingLong(Held::sequence).thenComparing(held -> held.key.number());
    }

    private final RowKey row;
    private final Map<CopyKey, Long> stored = new HashMap<>();
    private final Pile read = new Pile();
    private final Pile changed = new Pile();
    private final List<BadRecord> unmatched = new ArrayList<>();
    private final boolean isLate;

    private Copies(RowKey row, Iterable<StoredCopy> lake, boolean isLate) {
        this.row = row;
        this.isLate = isLate;
        lake.forEach(copy -> {
            stored.put(copy.key(), copy.sequence());
            (copy.key().isRead() ? read : changed).add(new Held(copy.key(), copy.sequence(), null));
        });
    }

    /**
     * @param changes that the lake has not yet, at least one, in any order
     * @param isLate whether the lake may have later ones, whose copies they do not concern
     */
    static Net net(RowKey row, Iterable<StoredCopy> lake, Iterable<Change> changes, boolean isLate) {
        Copies copies = new Copies(row, lake, isLate);
        List<Change> ordered = new ArrayList<>();
        changes.forEach(ordered::add);
        ordered.sort(Comparator.comparingLong(Change::sequence));
        ordered.stream().filter(change -> !change.copy().isIgnored()).forEach(copies::apply);
        return new Net(copies.writes(ordered.get(ordered.size() - 1)), copies.unmatched);
    }

    private void apply(Change change) {
        switch (change.copy().operation()) {
            case READ -> {
                forgetOlder(change);
                add(read, true, change);
            }
            case CREATE -> add(changed, false, change);
            case DELETE -> remove(change);
            default -> throw new IllegalStateException("An update must come as a delete and a create");
        }
    }

    private void forgetOlder(Change reading) {
        while (!changed.isEmpty() && changed.first().sequence() < reading.sequence()) {
            changed.removeFirst();
        }
        while (!read.isEmpty()
                && read.first().sequence() != reading.sequence()
                && HybridClock.millisOf(read.first().sequence())
                        < reading.copy().readMillis()) {
            read.removeFirst();
        }
    }

    private void add(Pile pile, boolean isRead, Change change) {
        pile.add(new Held(new CopyKey(row.recordKey(), isRead, pile.freeNumber()), change.sequence(), change));
    }

    private void remove(Change change) {
        long latest = isLate ? change.sequence() : Long.MAX_VALUE;
        if (!changed.removeLast(latest) && !read.removeLast(latest)) {
            unmatched.add(new BadRecord(
                    change.copy().record(),
                    change.schema().table().toString(),
                    "A row to delete must be in the lake, but is not: the table has no key, and its columns or table"
                            + " info changed since the row was written"));
        }
    }

    private List<Change> writes(Change last) {
        List<Change> writes = new ArrayList<>();
        Map<CopyKey, Long> gone = new HashMap<>(stored);
        for (Pile pile : List.of(read, changed)) {
            for (Held held : pile.copies) {
                gone.remove(held.key());
                if (held.change() != null) {
                    long sequence = Math.max(held.sequence(), stored.getOrDefault(held.key(), held.sequence()));
                    writes.add(held.change()
                            .movedTo(place(held.key()), held.change().row(), sequence));
                }
            }
        }
        gone.forEach(
                (key, sequence) -> writes.add(last.movedTo(place(key), null, Math.max(sequence, last.sequence()))));
        return writes;
    }

    private RowKey place(CopyKey key) {
        return new RowKey(key.text(), row.partition());
    }

    /** Copies in order of sequence, with their numbers. */
    private static final class Pile {
        private final TreeSet<Held> copies = new TreeSet<>(Held.ORDER);
        private final BitSet numbers = new BitSet();

        boolean isEmpty() {
            return copies.isEmpty();
        }

        Held first() {
            return copies.first();
        }

        int freeNumber() {
            return numbers.nextClearBit(1);
        }

        void add(Held held) {
            copies.add(held);
            numbers.set(held.key().number());
        }

        void removeFirst() {
            numbers.clear(copies.pollFirst().key().number());
        }

        /** @return whether there was one that is not later */
        boolean removeLast(long latest) {
            for (Held copy : copies.descendingSet()) {
                if (copy.sequence() <= latest) {
                    copies.remove(copy);
                    numbers.clear(copy.key().number());
                    return true;
                }
            }
            return false;
        }
    }
}
