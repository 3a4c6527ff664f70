// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.TableSchemaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What a reader makes of records, written short: {@code u {"id":1} {"id":1,"n":1} -> {"id":1,"n":2}}. */
final class Readings {
    private static final JsonMapper JSON = new JsonMapper();

    private final ForeignReader reader = new ForeignReader(unseen -> Optional.empty());

    ForeignMessage message(String key, String value) {
        return reader.read(key == null ? null : key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    List<String> changes(String key, String value) {
        return rows(key, value).stream().map(Readings::text).toList();
    }

    /** The table as the header of ours has it. */
    String schema(String key, String value) {
        return new String(TableSchemaJson.write(rows(key, value).get(0).schema()), UTF_8);
    }

    private List<ForeignChange> rows(String key, String value) {
        return ((ForeignMessage.Rows) message(key, value)).changes();
    }

    private static String text(ForeignChange change) {
        try {
            JsonNode key = JSON.readTree(change.key());
            JsonNode value = JSON.readTree(change.value());
            return value.get("op").asText() + " " + key.get("key") + " " + value.get("before") + " -> "
                    + value.get("after");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
