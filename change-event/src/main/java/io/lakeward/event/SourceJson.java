// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/** Writes the {@code source} block of a table's changes; what is the same for all of them is escaped once. */
final class SourceJson {
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString TIME = new SerializedString("ts_ms");
    private static final SerializableString SNAPSHOT = new SerializedString("snapshot");
    private static final SerializableString TRUE = new SerializedString("true");
    private static final SerializableString FALSE = new SerializedString("false");
    private static final SerializableString SERVER = new SerializedString("server_id");
    private static final SerializableString GTID = new SerializedString("gtid");
    private static final SerializableString FILE = new SerializedString("file");
    private static final SerializableString POSITION = new SerializedString("pos");
    private static final SerializableString ROW = new SerializedString("row");

    private final SerializableString ofTable;

    SourceJson(TableId id) {
        this.ofTable = Fragment.before(json -> {
            json.writeStringField("connector", "mysql");
            json.writeStringField("db", id.database());
            json.writeStringField("table", id.table());
        });
    }

    void write(JsonGenerator json, SourcePosition position) throws IOException {
        json.writeFieldName(SOURCE);
        json.writeStartObject();
        json.writeRaw(ofTable);
        number(json, TIME, position.timestampMillis());
        json.writeFieldName(SNAPSHOT);
        json.writeString(position.snapshot() ? TRUE : FALSE);
        number(json, SERVER, position.serverId());
        json.writeFieldName(GTID);
        json.writeString(position.gtid());
        json.writeFieldName(FILE);
        json.writeString(position.file());
        number(json, POSITION, position.position());
        number(json, ROW, position.row());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, SerializableString name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }
}
