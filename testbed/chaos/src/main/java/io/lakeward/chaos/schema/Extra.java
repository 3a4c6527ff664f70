// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

/** Columns that schema changes add: the load does not write them, and only a query tells which there are. */
public final class Extra {
    /** What their names begin with. */
    public static final String PREFIX = "x_";

    private Extra() {}

    /** @param type as {@link ShownType} reads it */
    public static Field field(String name, String type) {
        return new Field(name, ShownType.of(type), true);
    }
}
