// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.options;

import io.lakeward.demo.outcome.Mistake;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command's options by name; {@code --name value} and {@code --name=value} mean the same. */
public final class Arguments {

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Arguments parse(List<String> args, Set<String> flags, Set<String> valued) {
        Map<String, String> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            String[] parts = rest.pop().split("=", 2);
            String name = parts[0];
            String value;
            if (flags.contains(name) && parts.length == 1) {
                value = "";
            } else if (valued.contains(name)) {
                value = parts.length == 2 ? parts[1] : rest.poll();
                if (value == null || value.isBlank()) {
                    throw new Mistake("option " + name + " must have a value");
                }
            } else {
                throw unknown(name, flags, valued);
            }
            if (values.put(name, value) != null) {
                throw new Mistake("option " + name + " must stand once, but stands twice");
            }
        }
        return new Arguments(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Integer> port(String name) {
        return value(name).map(value -> {
            int port = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
            if (port < 1 || port > 65535) {
                throw new Mistake("option " + name + " must be a port from 1 to 65535, but was: " + value);
            }
            return port;
        });
    }

    private static Mistake unknown(String name, Set<String> flags, Set<String> valued) {
        List<String> known = new ArrayList<>(flags);
        known.addAll(valued);
        return new Mistake("unknown option: " + name
                + Nearest.to(name, known)
                        .map(near -> " (did you mean " + near + "?)")
                        .orElse(""));
    }
}
