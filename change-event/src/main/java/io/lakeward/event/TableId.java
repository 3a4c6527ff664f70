// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.io.Serializable;

/** A table of the source, by the names that MySQL uses. */
public record TableId(String database, String table) implements Serializable {
    public TableId {
        requireName(database, "database");
        requireName(table, "table");
    }

    private static void requireName(String name, String what) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("A table must have a " + what + ", but was: " + name);
        }
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
