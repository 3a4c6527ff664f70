// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

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
        TableId table,
        boolean snapshot,
        long timestampMillis,
        long serverId,
        String gtid,
        String file,
        long position,
        int row) {
    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("connector", "mysql");
        json.writeNumberField("ts_ms", timestampMillis);
        json.writeStringField("snapshot", Boolean.toString(snapshot));
        json.writeStringField("db", table.database());
        json.writeStringField("table", table.table());
        json.writeNumberField("server_id", serverId);
        json.writeStringField("gtid", gtid);
        json.writeStringField("file", file);
        json.writeNumberField("pos", position);
        json.writeNumberField("row", row);
        json.writeEndObject();
    }
}
