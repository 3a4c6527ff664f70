// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.resync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.TableId;
import java.io.IOException;
import java.util.Optional;

/** A request as JSON: {@code {"resync":{"database":"d","table":"t"}}}. */
final class Request {
    private static final JsonMapper JSON = new JsonMapper();

    private Request() {}

    static byte[] write(TableId table) {
        var json = JSON.createObjectNode();
        json.putObject("resync").put("database", table.database()).put("table", table.table());
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("A request must be writable as JSON", e);
        }
    }

    /** The table; empty if the bytes are no request. */
    static Optional<TableId> read(byte[] bytes) {
        try {
            JsonNode resync = JSON.readTree(bytes == null ? new byte[0] : bytes).path("resync");
            return resync.path("database").isTextual() && resync.path("table").isTextual()
                    ? Optional.of(new TableId(
                            resync.path("database").asText(),
                            resync.path("table").asText()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
