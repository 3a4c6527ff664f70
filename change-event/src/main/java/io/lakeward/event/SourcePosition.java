// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

/**
 * Where a change came from: the {@code source} block of Debezium JSON, the fields that readers use.
 *
 * @param snapshot whether the row was read by the snapshot
 * @param timestampMillis when the source committed the change, in milliseconds since the epoch; 0 for a snapshot row
 * @param gtid the transaction's id, or null
 * @param file the binlog file; empty for a snapshot row
 * @param position the offset in the binlog file
 * @param row the row within the binlog event
 */
public record SourcePosition(
        boolean snapshot, long timestampMillis, long serverId, String gtid, String file, long position, int row) {}
