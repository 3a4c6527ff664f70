// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param trigger the least time between two micro-batches
 * @param concurrentTables how many tables are written at the same time
 * @param maxQuarantined the most records that may go to quarantine before the job stops
 * @param tableInfo the table info, or {@code @} and the file that holds it
 * @param alerts who is told of troubles
 * @param statusPage where the job shows its status
 * @param notices options that have no effect here, or another one than elsewhere; each one line
 */
public record WriterArgs(
        TopicArgs topic,
        LakeArgs lake,
        String checkpointDir,
        Duration trigger,
        int concurrentTables,
        long maxQuarantined,
        Optional<String> tableInfo,
        Optional<CatalogSync> sync,
        Optional<AlertArgs> alerts,
        Optional<InetSocketAddress> statusPage,
        List<String> notices) {

    public WriterArgs {
        notices = List.copyOf(notices);
    }
}
