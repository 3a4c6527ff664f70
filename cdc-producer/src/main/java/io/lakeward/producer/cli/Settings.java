// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.util.Map;
import java.util.Properties;

/** Settings that are handed on to a library. Any of them may hold a secret, so it prints names only. */
public record Settings(Map<String, String> values) {
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        values = Map.copyOf(values);
    }

    public void addTo(Properties properties) {
        values.forEach(properties::setProperty);
    }

    @Override
    public String toString() {
        return values.keySet().stream().sorted().toList().toString();
    }
}
