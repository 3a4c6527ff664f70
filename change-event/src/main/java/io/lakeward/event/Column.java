// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import java.io.Serializable;

/** A column of a source table: its name, exact MySQL type, and whether it may be NULL. */
public record Column(String name, ColumnType type, boolean nullable) implements Serializable {
    private static final String NOT_NULL = " NOT NULL";

    /** The definition as MySQL writes it, for instance {@code INT UNSIGNED NOT NULL}. */
    String definition() {
        return nullable ? type.toString() : type + NOT_NULL;
    }

    static Column parse(String name, String definition) {
        boolean nullable = !definition.endsWith(NOT_NULL);
        String type = nullable ? definition : definition.substring(0, definition.length() - NOT_NULL.length());
        return new Column(name, ColumnTypeText.parse(type), nullable);
    }
}
