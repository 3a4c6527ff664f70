// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.EventFormatException;
import io.lakeward.writer.schema.LakeNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Hudi record key of a row, in the form that Hudi's own key generators give: the value itself for one column,
 * {@code a:1,b:2} for several. Commas and colons in values are percent-encoded: Hudi takes keys apart at them, so two
 * different rows could get one key, and its bucket index does not come to an end on some.
 */
final class RecordKeys {
    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);
    private static final String EMPTY = "__empty__";

    private RecordKeys() {}

    /** @param key a record's key, see {@link io.lakeward.event.EventKey} */
    static String of(byte[] key) {
        List<Map.Entry<String, JsonNode>> columns = new ArrayList<>();
        try {
            JSON.<JsonNode>readValue(key).path("key").fields().forEachRemaining(columns::add);
        } catch (IOException e) {
            throw new EventFormatException("The key of a change must be JSON: " + e.getMessage(), e);
        }
        if (columns.isEmpty()) {
            throw new EventFormatException("The key of a change must have columns, but has none");
        }
        if (columns.size() == 1) {
            return text(columns.get(0).getValue());
        }
        return String.join(
                ",",
                columns.stream()
                        .map(column -> LakeNames.of(column.getKey()) + ":" + text(column.getValue()))
                        .toList());
    }

    private static String text(JsonNode value) {
        String text = value.asText();
        return text.isEmpty()
                ? EMPTY
                : text.replace("%", "%25").replace(",", "%2C").replace(":", "%3A");
    }
}
