// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a YAML file that holds options by their long names. It is read token by token, so that every mistake is told at
 * once and with its line. No message shows a value: it may be a secret.
 */
final class ConfigFile {
    private final String file;
    private final List<String> problems;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private ConfigFile(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The values by long name; those of a map have the map's name and a dot before their own. */
    static Map<String, String> read(String file, List<String> problems) {
        ConfigFile config = new ConfigFile(file, problems);
        try (JsonParser yaml = new YAMLFactory().createParser(new java.io.File(file))) {
            config.read(yaml);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            config.problem(
                    line,
                    "must be YAML, but is not: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            problems.add("--conf must be a readable file, but was: " + file);
        }
        return config.values;
    }

    private void read(JsonParser yaml) throws IOException {
        JsonToken first = yaml.nextToken();
        if (first == null) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            problem(line(yaml), "must hold options as \"name: value\", but did not");
            return;
        }
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String name = yaml.currentName();
            int line = line(yaml);
            JsonToken value = yaml.nextToken();
            OptionKind kind = Options.KINDS_IN_FILE.get(name);
            if (kind == null) {
                problem(line, "unknown key " + name + Nearest.question(name, Options.KINDS_IN_FILE.keySet()));
                yaml.skipChildren();
            } else if (isFirst(name, line)) {
                read(yaml, name, line, kind, value);
            } else {
                yaml.skipChildren();
            }
        }
        if (yaml.nextToken() != null) {
            problem(line(yaml), "must hold one YAML document, but held more");
        }
    }

    private boolean isFirst(String name, int line) {
        Integer before = lines.putIfAbsent(name, line);
        if (before != null) {
            problem(line, "key " + name + " must stand once, but stands in line " + before + " too");
        }
        return before == null;
    }

    private void read(JsonParser yaml, String name, int line, OptionKind kind, JsonToken value) throws IOException {
        if (kind == OptionKind.MAP && value == JsonToken.START_OBJECT) {
            readMap(yaml, name);
        } else if (kind == OptionKind.LIST && value == JsonToken.START_ARRAY) {
            readList(yaml, name, line);
        } else if (kind != OptionKind.MAP && isText(value)) {
            values.put(name, yaml.getText());
        } else {
            problem(line, name + " must be " + kind.inFile() + ", but was not");
            yaml.skipChildren();
        }
    }

    private void readList(JsonParser yaml, String name, int line) throws IOException {
        List<String> items = new ArrayList<>();
        for (JsonToken item = yaml.nextToken(); item != JsonToken.END_ARRAY; item = yaml.nextToken()) {
            if (isText(item)) {
                items.add(yaml.getText());
            } else {
                problem(line, name + " must be " + OptionKind.LIST.inFile() + ", but was not");
                yaml.skipChildren();
            }
        }
        values.put(name, String.join(",", items));
    }

    private void readMap(JsonParser yaml, String name) throws IOException {
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String key = name + "." + yaml.currentName();
            int line = line(yaml);
            JsonToken value = yaml.nextToken();
            if (!isText(value)) {
                problem(line, key + " must be " + OptionKind.TEXT.inFile() + ", but was not");
                yaml.skipChildren();
            } else if (isFirst(key, line)) {
                values.put(key, yaml.getText());
            }
        }
    }

    private static boolean isText(JsonToken token) {
        return token.isScalarValue() && token != JsonToken.VALUE_NULL;
    }

    private static int line(JsonParser yaml) {
        return yaml.currentTokenLocation().getLineNr();
    }

    private void problem(int line, String text) {
        problems.add(file + ":" + line + ": " + text);
    }
}
