// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import io.lakeward.event.HybridClock;
import io.lakeward.producer.TopicRecord;
import java.util.function.Consumer;

/** Gives each record its place in time, and a schema change to every partition. */
final class Sequencer {
    private final HybridClock clock;
    private final int partitions;

    Sequencer(HybridClock clock, int partitions) {
        this.clock = clock;
        this.partitions = partitions;
    }

    void stamp(TopicRecord record, Consumer<TopicRecord> out) {
        TopicRecord stamped = record.isStamped() ? record : record.stamped(clock.next());
        if (!stamped.isSchemaChange()) {
            out.accept(stamped);
            return;
        }
        for (int partition = 0; partition < partitions; partition++) {
            out.accept(stamped.to(partition));
        }
    }

    long last() {
        return clock.last();
    }
}
