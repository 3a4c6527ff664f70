// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.progress;

import io.lakeward.producer.split.SourceState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.util.FlinkRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the enumerator's splits every second until the snapshot is done. */
final class ObservedEnumerator implements SplitEnumerator<MySqlSplit, SourceState> {
    private static final Logger LOG = LoggerFactory.getLogger("lakeward.snapshot");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long UNKNOWN = -1;

    private final SplitEnumerator<MySqlSplit, SourceState> enumerator;
    private final SplitEnumeratorContext<MySqlSplit> context;
    private final SnapshotMetrics metrics;
    private final ProgressLines lines = new ProgressLines();
    private long lastCheckpoint;
    private boolean isSnapshotOver;

    private ObservedEnumerator(
            SplitEnumerator<MySqlSplit, SourceState> enumerator,
            SplitEnumeratorContext<MySqlSplit> context,
            SnapshotMetrics metrics,
            long lastCheckpoint) {
        this.enumerator = enumerator;
        this.context = context;
        this.metrics = metrics;
        this.lastCheckpoint = lastCheckpoint;
    }

    static ObservedEnumerator created(
            SplitEnumerator<MySqlSplit, SourceState> enumerator,
            SplitEnumeratorContext<MySqlSplit> context,
            SnapshotMetrics metrics) {
        return new ObservedEnumerator(enumerator, context, metrics, 0);
    }

    static ObservedEnumerator restored(
            SplitEnumerator<MySqlSplit, SourceState> enumerator,
            SplitEnumeratorContext<MySqlSplit> context,
            SnapshotMetrics metrics) {
        return new ObservedEnumerator(enumerator, context, metrics, UNKNOWN);
    }

    @Override
    public void start() {
        enumerator.start();
        context.callAsync(() -> true, (due, failure) -> look(), 0, LOOK_EVERY.toMillis());
    }

    /**
     * The state is all that the enumerator shows. Asking for it makes the enumerator expect a checkpoint of that number
     * once all splits are read: the next one is right, as all that is read now will be in it.
     */
    private void look() {
        if (isSnapshotOver || lastCheckpoint == UNKNOWN) {
            return;
        }
        try {
            SnapshotProgress progress = SnapshotProgress.of(
                    enumerator.snapshotState(lastCheckpoint + 1).connector());
            metrics.show(progress);
            lines.about(progress, System.nanoTime()).forEach(LOG::info);
            isSnapshotOver = progress.isBinlogAssigned();
        } catch (Exception e) {
            throw new FlinkRuntimeException("The enumerator's state must be readable", e);
        }
    }

    @Override
    public SourceState snapshotState(long checkpointId) throws Exception {
        lastCheckpoint = checkpointId;
        return enumerator.snapshotState(checkpointId);
    }

    @Override
    public void handleSplitRequest(int subtaskId, String requesterHostname) {
        enumerator.handleSplitRequest(subtaskId, requesterHostname);
    }

    @Override
    public void addSplitsBack(List<MySqlSplit> splits, int subtaskId) {
        enumerator.addSplitsBack(splits, subtaskId);
    }

    @Override
    public void addReader(int subtaskId) {
        enumerator.addReader(subtaskId);
    }

    @Override
    public void handleSourceEvent(int subtaskId, SourceEvent event) {
        enumerator.handleSourceEvent(subtaskId, event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        enumerator.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        enumerator.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws IOException {
        enumerator.close();
    }
}
