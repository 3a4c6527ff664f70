// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import io.lakeward.event.HybridClock;
import io.lakeward.event.TableId;
import io.lakeward.event.TableReadJson;
import io.lakeward.producer.TableMark;
import io.lakeward.producer.TopicRecord;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Gives each record its place in time and its partition; what concerns a whole table goes to every one. */
final class Sequencer {
    private final HybridClock clock;
    private final Partitions partitions;
    private final OptionalLong snapshot;
    private final Readings readings;

    /** @param snapshot what the oldest rows of the snapshot carry; empty if nobody knows */
    Sequencer(HybridClock clock, Partitions partitions, OptionalLong snapshot, Readings readings) {
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
        long sequence = record.isStamped() ? record.sequence() : clock.next();
        if (!record.isForAll()) {
            out.accept(record.at(sequence, partitions.of(record.key())));
            return;
        }
        for (int partition = 0; partition < partitions.count(); partition++) {
            out.accept(record.at(sequence, partition));
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
            stamp(TopicRecord.tableRead(TableReadJson.write(table, since.getAsLong(), partitions.count())), out);
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

    int partitions() {
        return partitions.count();
    }
}
