// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.util.Map;
import java.util.Optional;

/** Columns that schema changes add: the load does not write them, and only a query tells which there are. */
public final class Extra {
    /** What their names begin with. */
    public static final String PREFIX = "x_";

    private static final Map<String, ColumnType> TYPES = Map.of(
            "int", new ColumnType("INT", "int", Reading.WHOLE, random -> "0"),
            "bigint", new ColumnType("BIGINT", "bigint", Reading.WHOLE, random -> "0"),
            "float", new ColumnType("FLOAT", "float", Reading.FLOAT, random -> "0"),
            "double", new ColumnType("DOUBLE", "double", Reading.DOUBLE, random -> "0"),
            "varchar", new ColumnType("VARCHAR(90)", "string", Reading.TEXT, random -> "''"));

    private Extra() {}

    /**
     * A column as the server tells of it.
     *
     * @param type by information_schema's name
     */
    public static Field field(String name, String type) {
        return new Field(
                name,
                Optional.ofNullable(TYPES.get(type))
                        .orElseThrow(
                                () -> new IllegalArgumentException("No schema change adds a column of type " + type)),
                true);
    }
}
