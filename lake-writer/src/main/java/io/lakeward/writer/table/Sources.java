// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.writer.schema.InferredColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The source tables of a commit's rows, kept in its metadata, so that table info can be checked before a job reads. */
public final class Sources {
    /** A commit with rows of more tables names only so many. */
    private static final int MOST = 20;

    static final String NAME = "lakeward.sources";
    private static final JsonMapper JSON = new JsonMapper();

    private Sources() {}

    /** @param schemas oldest first; of a table the last one counts */
    public static Map<String, String> note(List<TableSchema> schemas) {
        Map<TableId, TableSchema> newest = new LinkedHashMap<>();
        schemas.forEach(schema -> newest.merge(schema.table(), schema, InferredColumns::union));
        return Map.of(
                NAME,
                newest.values().stream()
                        .limit(MOST)
                        .map(schema -> new String(TableSchemaJson.write(schema), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    static List<TableSchema> in(Map<String, String> commitMetadata) {
        List<TableSchema> schemas = new ArrayList<>();
        try {
            for (JsonNode schema : JSON.readTree(commitMetadata.getOrDefault(NAME, "[]"))) {
                schemas.add(TableSchemaJson.read(JSON.writeValueAsBytes(schema)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sources in a commit must be JSON", e);
        }
        return schemas;
    }
}
