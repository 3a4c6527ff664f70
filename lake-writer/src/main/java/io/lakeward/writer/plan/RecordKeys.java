// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.lakeward.event.EventFormatException;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.schema.LakeNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Hudi record key of a row, in the form that Hudi's own key generators give: the value itself for one column,
 * {@code a:1,b:2} for several. Commas and colons in values are percent-encoded: Hudi takes keys apart at them, so two
 * different rows could get one key, and its bucket index does not come to an end on some.
 */
public final class RecordKeys {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final String EMPTY = "__empty__";

    private RecordKeys() {}

    /**
     * The record key that the source's own key gives.
     *
     * @param key a record's key, see {@link io.lakeward.event.EventKey}
     * @param shard stands before it if rows of several tables come into one
     */
    static String of(byte[] key, Optional<TablePlan.Shard> shard) {
        List<Map.Entry<String, String>> columns = new ArrayList<>();
        shard.ifPresent(first -> columns.add(Map.entry(first.column(), first.value())));
        try (JsonParser json = JSON.createParser(key)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("key") && json.currentToken() == JsonToken.START_OBJECT) {
                    addColumns(json, columns);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw EventFormatException.notJson("The key of a change", e);
        }
        if (columns.isEmpty()) {
            throw new EventFormatException("The key of a change must have columns, but has none");
        }
        return of(columns);
    }

    private static void addColumns(JsonParser key, List<Map.Entry<String, String>> columns) throws IOException {
        for (String name = key.nextFieldName(); name != null; name = key.nextFieldName()) {
            JsonToken token = key.nextToken();
            if (token.isStructStart()) {
                throw new EventFormatException("The key of a change must have values without parts");
            }
            boolean isFloat = token == JsonToken.VALUE_NUMBER_FLOAT;
            columns.add(Map.entry(name, isFloat ? Double.toString(key.getDoubleValue()) : key.getText()));
        }
    }

    /** @param columns the record key's columns with their values as text; at least one */
    public static String of(List<Map.Entry<String, String>> columns) {
        if (columns.size() == 1) {
            return text(columns.get(0).getValue());
        }
        return String.join(
                ",",
                columns.stream()
                        .map(column -> LakeNames.of(column.getKey()) + ":" + text(column.getValue()))
                        .toList());
    }

    private static String text(String text) {
        return text.isEmpty()
                ? EMPTY
                : text.replace("%", "%25").replace(",", "%2C").replace(":", "%3A");
    }
}
