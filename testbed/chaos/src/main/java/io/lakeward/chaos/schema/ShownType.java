// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

/** Types as information_schema shows them (column_type). */
public final class ShownType {
    private ShownType() {}

    public static ColumnType of(String type) {
        return switch (type.replaceFirst("[( ].*", "")) {
            case "int" -> of(type, type.contains("unsigned") ? "bigint" : "int", Reading.WHOLE);
            case "bigint" -> of(type, "bigint", Reading.WHOLE);
            case "decimal" -> of(type, type, Reading.DECIMAL);
            case "float" -> of(type, "float", Reading.FLOAT);
            case "double" -> of(type, "double", Reading.DOUBLE);
            case "varchar", "enum" -> of(type, "string", Reading.TEXT);
            case "date" -> of(type, "date", Reading.DATE);
            case "datetime" -> of(type, "timestamp_ntz", Reading.DATETIME);
            case "timestamp" -> of(type, "timestamp", Reading.DATETIME);
            default -> throw new IllegalArgumentException("No schema change makes a column of type " + type);
        };
    }

    /** The load does not write such columns. */
    private static ColumnType of(String type, String lake, Reading reading) {
        return new ColumnType(type, lake, reading, random -> "NULL");
    }
}
