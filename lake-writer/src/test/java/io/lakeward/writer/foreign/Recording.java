// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A record that Debezium wrote, see {@code debezium/README.md} of the test resources. */
public record Recording(String topic, String key, String value) {
    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

    /** All of a recording, in order. */
    public static List<Recording> of(String name) {
        try (InputStream file = Recording.class.getResourceAsStream("/debezium/" + name + ".jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Recording::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording parse(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            return new Recording(record.get("topic").asText(), text(record, "key"), text(record, "value"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode record, String name) {
        return record.get(name).isNull() ? null : record.get(name).toString();
    }
}
