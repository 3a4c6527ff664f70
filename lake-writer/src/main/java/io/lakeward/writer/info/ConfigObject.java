// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An object of table info, read strictly: what is wrong is gathered, and a key that nobody asks for is unknown. */
final class ConfigObject {
    private final JsonNode json;
    private final String place;
    private final Consumer<String> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    ConfigObject(JsonNode json, String place, Consumer<String> problems) {
        this.json = json.isObject() ? json : MissingNode.getInstance();
        this.place = place;
        this.problems = problems;
        if (!json.isObject()) {
            problems.accept(place + " must be an object, but was: " + json);
        }
    }

    String place() {
        return place;
    }

    boolean has(String key) {
        return json.has(key);
    }

    Optional<JsonNode> node(String key) {
        asked.add(key);
        return Optional.ofNullable(json.get(key));
    }

    Optional<String> text(String key) {
        return node(key).flatMap(value -> {
            if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
                problem(key, "must be a text", value);
                return Optional.empty();
            }
            return Optional.of(value.asText().strip());
        });
    }

    Optional<String> required(String key) {
        if (json.isObject() && !json.has(key)) {
            problems.accept(place + "." + key + " must be given");
        }
        return text(key);
    }

    /** An array of texts, or one text with commas. */
    Optional<List<String>> list(String key) {
        return node(key).map(value -> {
            List<String> items = new ArrayList<>();
            if (value.isArray()) {
                value.forEach(item -> items.add(item.asText().strip()));
            } else {
                items.addAll(Arrays.stream(value.asText().split(","))
                        .map(String::strip)
                        .toList());
            }
            if (items.isEmpty() || items.stream().anyMatch(String::isEmpty)) {
                problem(key, "must be a list of names", value);
            }
            return items;
        });
    }

    Optional<Map<String, String>> map(String key) {
        return node(key).map(value -> {
            Map<String, String> entries = new LinkedHashMap<>();
            if (!value.isObject()) {
                problem(key, "must be an object", value);
            }
            value.fields().forEachRemaining(field -> {
                if (!field.getValue().isValueNode() || field.getValue().isNull()) {
                    problem(key + "." + field.getKey(), "must be a text", field.getValue());
                } else {
                    entries.put(field.getKey(), field.getValue().asText());
                }
            });
            return entries;
        });
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key).flatMap(text -> {
            List<E> choices = List.of(type.getEnumConstants());
            Optional<E> choice = choices.stream()
                    .filter(value -> value.name().equalsIgnoreCase(text))
                    .findFirst();
            if (choice.isEmpty()) {
                String names = choices.stream()
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
                problems.accept(place + "." + key + " must be one of " + names + ", but was: " + text);
            }
            return choice;
        });
    }

    ConfigObject child(String key, JsonNode value) {
        return new ConfigObject(value, place + "." + key, problems);
    }

    void problem(String key, String rule, Object value) {
        problems.accept(place + "." + key + " " + rule + ", but was: " + value);
    }

    void problem(String message) {
        problems.accept(place + message);
    }

    /** Called last: whatever was not asked for is a mistake. */
    void requireNothingElse() {
        json.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                String near = NearMatch.of(key, asked)
                        .map(name -> "; " + name + " is one")
                        .orElse("");
                problems.accept(place + "." + key + " must be a key that table info knows, but is not" + near + " ("
                        + String.join(", ", asked) + ")");
            }
        });
    }
}
