// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.lakeward.event.SourcePosition;
import io.lakeward.event.TableId;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Field;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;

/** Those fields of the {@code source} block that are read, looked up before. */
public final class SourceFields {
    private final Field database;
    private final Field table;
    private final Field time;
    private final Field server;
    private final Field gtid;
    private final Field file;
    private final Field position;
    private final Field row;

    public SourceFields(Schema source) {
        this.database = source.field("db");
        this.table = source.field("table");
        this.time = source.field("ts_ms");
        this.server = source.field("server_id");
        this.gtid = source.field("gtid");
        this.file = source.field("file");
        this.position = source.field("pos");
        this.row = source.field("row");
    }

    public TableId table(Struct source) {
        return new TableId((String) source.get(database), (String) source.get(table));
    }

    public SourcePosition position(Struct source, boolean isSnapshot) {
        return new SourcePosition(
                isSnapshot,
                (Long) source.get(time),
                (Long) source.get(server),
                (String) source.get(gtid),
                (String) source.get(file),
                (Long) source.get(position),
                (Integer) source.get(row));
    }

    void fill(Struct source, String ofDatabase, String ofTable, SourcePosition at) {
        source.put(database, ofDatabase)
                .put(table, ofTable)
                .put(time, at.timestampMillis())
                .put(server, at.serverId())
                .put(gtid, at.gtid())
                .put(file, at.file())
                .put(position, at.position())
                .put(row, at.row());
    }
}
