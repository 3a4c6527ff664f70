// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.codec;

import java.nio.file.Path;

/** What the bench tells the JVMs that measure, and those that they start, by system properties. */
public enum Setting {
    MYSQL,
    BROKERS,
    DATABASE,
    FOLDER;

    /** As a JVM's option. */
    String option(Object value) {
        return "-D" + property() + "=" + value;
    }

    public String value() {
        return System.getProperty(property());
    }

    /** The changes that were read in one way. */
    public static Path samples(String from) {
        return Path.of(FOLDER.value()).resolve(from);
    }

    private String property() {
        return "lakeward.bench." + name();
    }
}
