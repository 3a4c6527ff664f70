// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.pipeline.metrics.DefaultStreamingChangeEventSourceMetrics;
import java.lang.reflect.Field;
import org.apache.flink.cdc.connectors.mysql.debezium.reader.BinlogSplitReader;
import org.apache.flink.cdc.connectors.mysql.debezium.task.context.StatefulTaskContext;
import org.apache.flink.cdc.connectors.mysql.source.reader.MySqlSplitReader;

/**
 * Sees that the connector drops a change of a selected table whose columns it does not know: it logs a warning and goes
 * on. What it counts is nowhere to be had but in its private fields.
 */
final class DroppedChanges {
    private final Field binlogReader = field(MySqlSplitReader.class, "reusedBinlogReader");
    private final Field context = field(BinlogSplitReader.class, "statefulTaskContext");
    private final MySqlSplitReader splitReader;

    DroppedChanges(MySqlSplitReader splitReader) {
        this.splitReader = splitReader;
    }

    /** Fails the task: after its restart the table is known, and its rows are read again. */
    void failIfAny() {
        long dropped = count();
        if (dropped > 0) {
            throw new IllegalStateException(
                    dropped + " changes were left out of a selected table that came to be in a way that the binlog does"
                            + " not tell, as by a rename from another database. The task restarts, and reads its rows");
        }
    }

    private long count() {
        try {
            Object reader = binlogReader.get(splitReader);
            if (reader == null) {
                return 0;
            }
            StatefulTaskContext task = (StatefulTaskContext) context.get(reader);
            return task.getStreamingChangeEventSourceMetrics() instanceof DefaultStreamingChangeEventSourceMetrics<?> m
                    ? m.getNumberOfErroneousEvents()
                    : 0;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The connector must be the version that this was made for", e);
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("The connector must be the version that this was made for", e);
        }
    }
}
