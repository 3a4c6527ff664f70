// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.horizon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** Sequences by name, as they stand in a column of the lake. */
final class SequencesJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, Long>> SEQUENCES = new TypeReference<>() {};

    private SequencesJson() {}

    static String write(Map<String, Long> sequences) {
        try {
            return JSON.writeValueAsString(sequences);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Sequences must be writable as JSON, but were: " + sequences, e);
        }
    }

    static Map<String, Long> read(String json) {
        try {
            return JSON.readValue(json, SEQUENCES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Sequences in the lake must be JSON, but were: " + json, e);
        }
    }
}
