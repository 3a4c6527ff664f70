// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import io.lakeward.event.HybridClock;
import io.lakeward.event.TableId;
import io.lakeward.event.TableReadJson;
import io.lakeward.producer.TableMark;
import io.lakeward.producer.TopicRecord;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Gives each record its place in time, and what concerns a whole table to every partition. */
final class Sequencer {
    private final HybridClock clock;
    private final int partitions;
    private final OptionalLong snapshot;
    private final Readings readings;

    /** @param snapshot what the oldest rows of the snapshot carry; empty if nobody knows */
    Sequencer(HybridClock clock, int partitions, OptionalLong snapshot, Readings readings) {
        this.clock = clock;
        this.partitions = partitions;
        this.snapshot = snapshot;
        this.readings = readings;
    }

    void stamp(TopicRecord record, Consumer<TopicRecord> out) {
        if (record.mark() != null) {
            pass(record.mark(), out);
            return;
        }
        TopicRecord stamped = record.isStamped() ? record : record.stamped(clock.next());
        if (!stamped.isForAll()) {
            out.accept(stamped);
            return;
        }
        for (int partition = 0; partition < partitions; partition++) {
            out.accept(stamped.to(partition));
        }
    }

    private void pass(TableMark mark, Consumer<TopicRecord> out) {
        TableId table = new TableId(mark.database(), mark.table());
        if (mark.kind() == TableMark.Kind.BEGIN) {
            readings.begin(table, clock.next());
        } else {
            end(table, mark.kind() == TableMark.Kind.END ? readings.end(table) : snapshot, out);
        }
    }

    private void end(TableId table, OptionalLong since, Consumer<TopicRecord> out) {
        if (since.isPresent()) {
            stamp(TopicRecord.tableRead(TableReadJson.write(table, since.getAsLong(), partitions)), out);
        }
    }

    long last() {
        return clock.last();
    }

    Readings readings() {
        return readings;
    }

    OptionalLong snapshot() {
        return snapshot;
    }
}
