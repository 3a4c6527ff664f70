// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import java.util.List;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;

/**
 * What is not with the readers.
 *
 * @param connector the state of the connector's enumerator
 * @param origin where the binlog is to be read from, with the tables as they were there; empty where no rows are read
 *     at the start
 * @param pages tables that wait for the reader of the binlog
 * @param server whose positions these are
 */
public record SourceState(
        PendingSplitsState connector,
        Optional<MySqlBinlogSplit> origin,
        List<MySqlSnapshotSplit> pages,
        ServerIdentity server) {
    public SourceState {
        pages = List.copyOf(pages);
    }

    /** Before a start that reads no rows, or nothing but rows; the connector has no state yet. */
    static SourceState withoutOrigin(ServerIdentity server) {
        return new SourceState(null, Optional.empty(), List.of(), server);
    }
}
