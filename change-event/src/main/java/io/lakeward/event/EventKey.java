// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.SerializableString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes the keys of a table's records: {@code {"database":"d","table":"t","key":{"id":1}}}, key columns in key order. A
 * row of a table that has no key is known by what is in it: {@code {"database":"d","table":"t","key":{},"row":"…"}} has
 * the first 16 bytes of the SHA-256 of its JSON, in hexadecimal digits.
 */
public final class EventKey {
    private static final String ROW = "row";
    private static final int HASH_BYTES = 16;

    private final JsonBuffer buffer;
    /** What keys of the table begin with, inside of their outer brace; it opens the inner one. */
    private final SerializableString beginning;

    private final MessageDigest digest = sha256();

    public EventKey(TableId id, JsonBuffer buffer) {
        this.buffer = buffer;
        this.beginning = Fragment.of(json -> {
            json.writeStringField("database", id.database());
            json.writeStringField("table", id.table());
            json.writeObjectFieldStart("key");
        });
    }

    public byte[] write(RowWriter key) {
        return buffer.write(json -> {
            json.writeStartObject();
            json.writeRaw(beginning);
            key.writeFields(json);
            json.writeEndObject();
            json.writeRaw('}');
        });
    }

    /** The key of a row without one. */
    public byte[] writeOfContent(RowWriter row) {
        byte[] content = buffer.write(json -> {
            json.writeStartObject();
            row.writeFields(json);
            json.writeEndObject();
        });
        String hash = HexFormat.of().formatHex(digest.digest(content), 0, HASH_BYTES);
        return buffer.write(json -> {
            json.writeStartObject();
            json.writeRaw(beginning);
            json.writeRaw("},");
            json.writeStringField(ROW, hash);
            json.writeEndObject();
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
