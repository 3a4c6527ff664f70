// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/** Writes the {@code source} block of a table's changes; what is the same for all of them is escaped once. */
final class SourceJson {
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString CONNECTOR = new SerializedString("connector");
    private static final SerializableString MYSQL = new SerializedString("mysql");
    private static final SerializableString TIME = new SerializedString("ts_ms");
    private static final SerializableString SNAPSHOT = new SerializedString("snapshot");
    private static final SerializableString TRUE = new SerializedString("true");
    private static final SerializableString FALSE = new SerializedString("false");
    private static final SerializableString DATABASE = new SerializedString("db");
    private static final SerializableString TABLE = new SerializedString("table");
    private static final SerializableString SERVER = new SerializedString("server_id");
    private static final SerializableString GTID = new SerializedString("gtid");
    private static final SerializableString FILE = new SerializedString("file");
    private static final SerializableString POSITION = new SerializedString("pos");
    private static final SerializableString ROW = new SerializedString("row");

    private final SerializableString database;
    private final SerializableString table;

    SourceJson(TableId id) {
        this.database = new SerializedString(id.database());
        this.table = new SerializedString(id.table());
    }

    void write(JsonGenerator json, SourcePosition position) throws IOException {
        json.writeFieldName(SOURCE);
        json.writeStartObject();
        string(json, CONNECTOR, MYSQL);
        number(json, TIME, position.timestampMillis());
        string(json, SNAPSHOT, position.snapshot() ? TRUE : FALSE);
        string(json, DATABASE, database);
        string(json, TABLE, table);
        number(json, SERVER, position.serverId());
        json.writeFieldName(GTID);
        json.writeString(position.gtid());
        json.writeFieldName(FILE);
        json.writeString(position.file());
        number(json, POSITION, position.position());
        number(json, ROW, position.row());
        json.writeEndObject();
    }

    private static void string(JsonGenerator json, SerializableString name, SerializableString value)
            throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private static void number(JsonGenerator json, SerializableString name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }
}
