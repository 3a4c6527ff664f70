// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.history;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventRow;
import io.lakeward.event.Operation;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TopicEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The history of each row that has a key: its changes are in one partition and their numbers grow (order), each follows from the one before it (no gap: nothing
 * changes a row that is gone, or makes one that is there), and each {@code before} is the {@code after} before it.
 *
 * <p>Of a row's first record, of one that was read, and of the first after a schema change of its table, only the order is known.
 */
public final class RowHistories {

    /** @param row as the change left it; null if it is gone or not known any more */
    private record Last(int partition, TableId table, long sequence, boolean isKnown, EventRow row) {
        Last forgotten() {
            return new Last(partition, table, sequence, false, null);
        }
    }

    /** What does not hold, of a table. */
    public record Flaw(TableId table, String what) {}

    private final Map<String, Last> rows = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private long changes;

    /**
     * One record more, of each partition in its order.
     *
     * @param key of the record; null where it has none
     */
    public void add(int partition, String key, TopicEvent event) {
        if (event instanceof SchemaEvent change) {
            rows.replaceAll((row, last) ->
                    last.partition() == partition && concerns(change, last.table()) ? last.forgotten() : last);
        } else if (event instanceof ChangeEvent change
                && key != null
                && !change.schema().key().isEmpty()) {
            changes++;
            Last last = rows.put(
                    key, new Last(partition, change.schema().table(), change.sequence(), true, change.after()));
            if (last != null) {
                compare(last, partition, key, change);
            }
        }
    }

    /** In the order in which they were seen. */
    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    public long changes() {
        return changes;
    }

    public int rows() {
        return rows.size();
    }

    private static boolean concerns(SchemaEvent change, TableId table) {
        return change.table() == null
                ? change.database().equals(table.database())
                : change.table().equals(table);
    }

    private void compare(Last last, int partition, String key, ChangeEvent change) {
        TableId table = change.schema().table();
        if (last.partition() != partition) {
            flaw(table, key, "is in partitions " + last.partition() + " and " + partition);
        }
        if (change.sequence() <= last.sequence()) {
            flaw(table, key, "has number " + change.sequence() + " after " + last.sequence());
        }
        if (!last.isKnown() || change.operation() == Operation.READ) {
            return;
        }
        if (change.operation() == Operation.CREATE) {
            if (last.row() != null) {
                flaw(table, key, "is made, but was there: " + last.row());
            }
        } else if (last.row() == null) {
            flaw(table, key, "is changed, but was gone: " + change.before());
        } else if (!change.before().equals(last.row())) {
            flaw(table, key, "was " + last.row() + ", but is changed from " + change.before());
        }
    }

    private void flaw(TableId table, String key, String what) {
        flaws.add(new Flaw(table, "the row of " + key + " " + what));
    }
}
