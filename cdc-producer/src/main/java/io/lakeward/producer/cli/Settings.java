// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Settings that are handed on to a library. Any of them may hold a secret, so it prints names only. */
public record Settings(Map<String, String> values) implements Serializable {
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        values = Map.copyOf(values);
    }

    public void addTo(Properties properties) {
        values.forEach(properties::setProperty);
    }

    /** Those that a client knows: each kind of client warns of the others. */
    public Properties knownBy(Set<String> names) {
        Properties known = new Properties();
        addTo(known);
        known.keySet().retainAll(names);
        return known;
    }

    @Override
    public String toString() {
        return values.keySet().stream().sorted().toList().toString();
    }
}
