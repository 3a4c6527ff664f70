// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakeward.event.EventFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A record's key or value. Kafka Connect writes its schema before each payload: it stays bytes, by which it is found
 * again.
 *
 * @param schema null if there is none
 * @param body the payload if there is a schema, else all of it
 */
record JsonMessage(ByteBuffer schema, JsonNode body) {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // A LONGTEXT may be longer than Jackson expects of a string.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            // All digits count, and they all stay.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader TREE = JSON.readerFor(JsonNode.class);

    /** @throws EventFormatException if the bytes are not JSON */
    static JsonMessage parse(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() == JsonToken.START_OBJECT && "schema".equals(json.nextFieldName())) {
                return ofConnect(json, bytes);
            }
            return new JsonMessage(null, tree(bytes));
        } catch (IOException e) {
            throw EventFormatException.notJson("A record", e);
        }
    }

    /** What a schema's bytes say. */
    static JsonNode tree(ByteBuffer bytes) {
        byte[] text = new byte[bytes.remaining()];
        bytes.duplicate().get(text);
        try {
            return tree(text);
        } catch (IOException e) {
            throw EventFormatException.notJson("A schema", e);
        }
    }

    private static JsonNode tree(byte[] bytes) throws IOException {
        return TREE.readTree(bytes);
    }

    private static JsonMessage ofConnect(JsonParser json, byte[] bytes) throws IOException {
        boolean isTyped = json.nextToken() == JsonToken.START_OBJECT;
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        if (!"payload".equals(json.nextFieldName())) {
            return new JsonMessage(null, tree(bytes));
        }
        json.nextToken();
        JsonNode payload = json.readValueAsTree();
        ByteBuffer schema = isTyped ? ByteBuffer.wrap(bytes, start, end - start).slice() : null;
        return new JsonMessage(schema, payload == null ? MissingNode.getInstance() : payload);
    }
}
