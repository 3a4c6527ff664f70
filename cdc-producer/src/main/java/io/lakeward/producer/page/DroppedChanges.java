// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.pipeline.metrics.DefaultStreamingChangeEventSourceMetrics;
import org.apache.flink.cdc.connectors.mysql.debezium.task.context.StatefulTaskContext;

/**
 * Sees that the connector drops a change of a selected table whose columns it does not know: it logs a warning and goes
 * on.
 */
final class DroppedChanges {
    private final ConnectorReader connector;

    DroppedChanges(ConnectorReader connector) {
        this.connector = connector;
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
        return connector
                .context()
                .map(StatefulTaskContext::getStreamingChangeEventSourceMetrics)
                .filter(DefaultStreamingChangeEventSourceMetrics.class::isInstance)
                .map(metrics -> ((DefaultStreamingChangeEventSourceMetrics<?>) metrics).getNumberOfErroneousEvents())
                .orElse(0L);
    }
}
