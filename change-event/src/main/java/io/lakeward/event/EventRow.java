// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A row before or after a change, a JSON object as {@link ChangeJson} says, read when it is asked for. */
public final class EventRow {
    /** A LONGTEXT may be longer than Jackson expects of a string. */
    private static final StreamReadConstraints ANY_LENGTH =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(ANY_LENGTH)
            // An error would quote the row.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final JsonMapper TREES = JsonMapper.builder(JSON).build();

    private final byte[] json;
    private final int from;
    private final int length;

    /** @param from where the object begins in {@code json}, in bytes */
    public EventRow(byte[] json, int from, int length) {
        this.json = json;
        this.from = from;
        this.length = length;
    }

    /** Stands before the object; to be closed. */
    public JsonParser parser() throws IOException {
        return JSON.createParser(json, from, length);
    }

    /** The columns by name. */
    public JsonNode tree() {
        try {
            return TREES.readTree(json, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is the same text. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EventRow row && buffer().equals(row.buffer());
    }

    @Override
    public int hashCode() {
        return buffer().hashCode();
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(json, from, length);
    }

    /** The JSON. */
    @Override
    public String toString() {
        return new String(json, from, length, StandardCharsets.UTF_8);
    }
}
