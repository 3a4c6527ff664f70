// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.debezium.connector.base.ChangeEventQueue;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.cdc.connectors.mysql.debezium.task.context.StatefulTaskContext;

/**
 * Holds wide rows back while as many wait in Debezium's queue as may, by their bytes: the queue counts rows, however wide
 * they are. A bound in bytes of its own walks through every row's objects and its schema's, which is dear.
 */
final class QueueBytes implements BinaryLogClient.EventListener {
    /** Some of Flink's queues behind this one hold as much each. */
    private static final long MOST = 16 * 1024 * 1024;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

    private final BinaryLogClient client;
    private final StatefulTaskContext context;

    QueueBytes(StatefulTaskContext context) {
        this.client = context.getBinaryLogClient();
        this.context = context;
    }

    @Override
    public void onEvent(Event event) {
        int rows = rows(event.getData());
        if (rows == 0) {
            return;
        }
        EventHeaderV4 header = event.getHeader();
        long rowsThatMayWait = MOST * rows / Math.max(1, header.getEventLength());
        while (waiting() > rowsThatMayWait && client.isConnected()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private int waiting() {
        ChangeEventQueue<?> queue = context.getQueue();
        return queue.totalCapacity() - queue.remainingCapacity();
    }

    private static int rows(EventData data) {
        if (data instanceof WriteRowsEventData inserted) {
            return inserted.getRows().size();
        }
        if (data instanceof UpdateRowsEventData updated) {
            return updated.getRows().size();
        }
        return data instanceof DeleteRowsEventData deleted ? deleted.getRows().size() : 0;
    }
}
