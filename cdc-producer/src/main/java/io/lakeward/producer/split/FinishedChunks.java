// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import io.lakeward.producer.page.ConnectorField;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.cdc.connectors.mysql.source.assigners.AssignerStatus;
import org.apache.flink.cdc.connectors.mysql.source.assigners.MySqlHybridSplitAssigner;
import org.apache.flink.cdc.connectors.mysql.source.assigners.MySqlSnapshotSplitAssigner;
import org.apache.flink.cdc.connectors.mysql.source.enumerator.MySqlSourceEnumerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the connector's enumerator knows of chunks that were read. When a task manager dies, a chunk that was finished after the last
 * checkpoint is read again, and the enumerator still takes it for read: the binlog would begin before its rows are there, and at the
 * place of the first reading.
 */
final class FinishedChunks {
    private static final Logger LOG = LoggerFactory.getLogger(FinishedChunks.class);
    private static final ConnectorField ASSIGNER = new ConnectorField(MySqlSourceEnumerator.class, "splitAssigner");
    private static final ConnectorField OF_CHUNKS =
            new ConnectorField(MySqlHybridSplitAssigner.class, "snapshotSplitAssigner");
    private static final ConnectorField CHECKPOINT =
            new ConnectorField(MySqlSnapshotSplitAssigner.class, "checkpointIdToFinish");
    private static final ConnectorField STATUS = new ConnectorField(MySqlSnapshotSplitAssigner.class, "assignerStatus");

    private FinishedChunks() {}

    /** @param chunks by their ids, that a reader begins to read */
    static void forget(Set<String> chunks, SplitEnumerator<?, ?> connector) {
        if (chunks.isEmpty()) {
            return;
        }
        MySqlSnapshotSplitAssigner assigner = assigner(connector);
        if (assigner.getSplitFinishedOffsets().keySet().removeAll(chunks)) {
            LOG.info("Chunks that were finished after the last checkpoint are read again, of {}", chunks);
            awaitNextCheckpoint(connector);
            // With one reader the connector waits for no checkpoint.
            if (AssignerStatus.isInitialAssigningFinished(assigner.getAssignerStatus())) {
                STATUS.set(assigner, AssignerStatus.INITIAL_ASSIGNING);
            }
        }
    }

    /** The connector lets the binlog begin after a checkpoint that begins when all chunks are finished: not after an earlier one. */
    static void awaitNextCheckpoint(SplitEnumerator<?, ?> connector) {
        CHECKPOINT.set(assigner(connector), null);
    }

    private static MySqlSnapshotSplitAssigner assigner(SplitEnumerator<?, ?> connector) {
        Object assigner = ASSIGNER.get(connector);
        return (MySqlSnapshotSplitAssigner)
                (assigner instanceof MySqlHybridSplitAssigner ? OF_CHUNKS.get(assigner) : assigner);
    }
}
