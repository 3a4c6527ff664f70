// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was given, by long name, and what is wrong with it: a getter notes a problem and goes on. */
final class Values {
    private final Map<String, String> given;
    private final List<String> problems;

    Values(Map<String, String> given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    String required(String name) {
        return given.getOrDefault(name, "");
    }

    int number(String name, int otherwise) {
        return parsed(name, otherwise, text -> {
            try {
                return Integer.parseInt(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--" + name + " must be a whole number, but was: " + text, e);
            }
        });
    }

    List<String> list(String name) {
        return Arrays.stream(required(name).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Also {@code otherwise} where the value is wrong, which has been noted then. */
    <T> T parsed(String name, T otherwise, Function<String, T> parser) {
        String text = given.get(name);
        try {
            return text == null ? otherwise : parser.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return otherwise;
        }
    }

    /** The settings under a name, of which none may be ours. */
    Settings settings(String name, Function<String, Optional<String>> reasonAgainst) {
        String prefix = name + ".";
        Map<String, String> settings = given.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
        settings.keySet().stream().sorted().forEach(key -> reasonAgainst
                .apply(key)
                .ifPresent(reason ->
                        problems.add("The " + name + " setting " + key + " must not be given, but was: " + reason)));
        return new Settings(settings);
    }

    void problem(String problem) {
        problems.add(problem);
    }
}
