// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The end of a table's reading as JSON, the header {@link EventHeaders#TABLE_READ}: {@code
 * {"database":"d","table":"t","since":0,"partitions":4}}.
 */
public final class TableReadJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TableReadJson() {}

    public static byte[] write(TableId table, long since, int partitions) {
        ObjectNode json = JSON.createObjectNode();
        json.put("database", table.database());
        json.put("table", table.table());
        json.put("since", since);
        json.put("partitions", partitions);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("The end of reading " + table + " must be writable as JSON", e);
        }
    }

    static TableReadEvent read(byte[] bytes, long sequence) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return new TableReadEvent(
                    new TableId(
                            json.required("database").asText(),
                            json.required("table").asText()),
                    json.required("since").asLong(),
                    json.required("partitions").asInt(),
                    sequence);
        } catch (IOException | IllegalArgumentException e) {
            throw new EventFormatException(
                    "The header " + EventHeaders.TABLE_READ + " must tell of a table's reading: " + e.getMessage(), e);
        }
    }
}
