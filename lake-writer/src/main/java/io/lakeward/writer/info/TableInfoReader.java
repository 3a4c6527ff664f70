// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lakeward.writer.table.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads table info, JSON or YAML. Everything that is wrong with it is told at once. */
public final class TableInfoReader {
    private static final ObjectMapper JSON = strict(new JsonMapper());
    private static final ObjectMapper YAML = strict(new YAMLMapper());

    private final List<String> problems = new ArrayList<>();

    private TableInfoReader() {}

    /**
     * @param text JSON if it begins with a brace, else YAML
     * @param tableType the type of tables of which table info says none
     * @throws TableInfoException with everything that is wrong
     */
    public static TableInfo read(String text, TableType tableType) {
        TableInfoReader reader = new TableInfoReader();
        TableInfo info = reader.read(reader.parse(text), tableType);
        if (!reader.problems.isEmpty()) {
            throw new TableInfoException(reader.problems);
        }
        return info;
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private JsonNode parse(String text) {
        boolean isJson = text.stripLeading().startsWith("{");
        try {
            return (isJson ? JSON : YAML).readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new TableInfoException(List.of("Table info must be " + (isJson ? "JSON" : "YAML") + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(for .*", "")
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")));
        }
    }

    private TableInfo read(JsonNode json, TableType tableType) {
        ConfigObject top = new ConfigObject(json, "table info", problems::add);
        TableRule defaults = top.node("defaults").map(this::defaults).orElse(TableRule.NOTHING);
        List<TableEntry> entries = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        top.node("tableInfo").ifPresent(list -> {
            if (!list.isArray()) {
                top.problem("tableInfo", "must be a list", list);
            }
            for (JsonNode entry : list) {
                String place = "tableInfo[" + entries.size() + "]";
                entries.add(entry(new ConfigObject(entry, place, problems::add)));
                if (entry.has("precombineKey") && notices.isEmpty()) {
                    notices.add("precombineKey has no effect: which change is the last, the topic's sequence says");
                }
            }
        });
        top.requireNothingElse();
        requireDifferent(entries);
        return new TableInfo(tableType, defaults, entries, notices);
    }

    private TableRule defaults(JsonNode json) {
        ConfigObject object = new ConfigObject(json, "defaults", problems::add);
        TableRule rule = new RuleReader(object).defaults();
        if (rule.target() != null
                && !(rule.target().contains("{database}") && rule.target().contains("{table}"))) {
            object.problem("target", "must hold {database} and {table}, or all tables come into one", rule.target());
        }
        object.requireNothingElse();
        return rule;
    }

    private TableEntry entry(ConfigObject object) {
        NamePattern database = pattern(object, "database");
        NamePattern table = pattern(object, "table");
        TableRule rule = new RuleReader(object).entry(database, table);
        object.requireNothingElse();
        TableEntry entry = new TableEntry(object.place(), database, table, rule);
        if (entry.merges() && rule.shardColumn() == null) {
            object.problem(".target brings several tables into " + rule.target()
                    + ", so shardColumn must be given: a column that keeps their rows apart, or none where no two rows"
                    + " have the same key");
        }
        return entry;
    }

    private NamePattern pattern(ConfigObject object, String key) {
        Optional<String> text = object.required(key);
        try {
            return new NamePattern(text.orElse("?"));
        } catch (IllegalArgumentException e) {
            problems.add(object.place() + "." + key + " " + e.getMessage());
            return new NamePattern("?");
        }
    }

    private void requireDifferent(List<TableEntry> entries) {
        Map<String, String> first = new HashMap<>();
        for (TableEntry entry : entries) {
            String other = first.putIfAbsent(entry.names(), entry.place());
            if (other != null) {
                problems.add(entry.place() + " must be for other tables than " + other + ", but both are for "
                        + entry.names());
            }
        }
    }
}
