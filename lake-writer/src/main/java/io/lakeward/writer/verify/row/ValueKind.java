// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import io.lakeward.event.ColumnType;
import java.util.Locale;

/**
 * How MySQL is asked for a value as text, so that the same text can be made of the lake's value. {@code {c}} stands for the
 * column.
 */
public enum ValueKind {
    WHOLE("CAST({c} + 0 AS CHAR)", Part.AS_IT_IS),
    DECIMAL("CAST({c} AS CHAR)", Part.AS_IT_IS),
    /** As a DOUBLE, because a FLOAT is shown with six digits only. */
    FLOAT("CAST({c} + 0e0 AS CHAR(40))", Part.AS_IT_IS),
    DOUBLE("CAST({c} AS CHAR(40))", Part.AS_IT_IS),
    TIME("CAST({c} AS CHAR)", Part.AS_IT_IS),
    /** A day that no calendar has is NULL in the lake. */
    DATE(
            "IF(YEAR({c}) = 0 OR MONTH({c}) = 0 OR DAY({c}) = 0 OR DAY({c}) > DAY(LAST_DAY({c})), NULL,"
                    + " DATE_FORMAT({c}, '%Y-%m-%d'))",
            Part.AS_IT_IS),
    DATETIME(
            "IF(YEAR({c}) = 0 OR MONTH({c}) = 0 OR DAY({c}) = 0 OR DAY({c}) > DAY(LAST_DAY({c})), NULL,"
                    + " DATE_FORMAT({c}, '%Y-%m-%d %H:%i:%s.%f'))",
            Part.AS_IT_IS),
    TEXT("CONVERT({c} USING utf8mb4)", Part.HASHED),
    BYTES("HEX({c})", Part.HASHED_BYTES),
    GEOMETRY("HEX({c})", Part.HASHED);

    /** What of a value goes into the digest of its row. */
    enum Part {
        AS_IT_IS,
        /** The hash of its text: whatever its length, a row's parts are short. */
        HASHED,
        /** The hash of the bytes that the text spells. */
        HASHED_BYTES
    }

    private static final String COLUMN = "{c}";

    private final String sql;
    private final Part part;

    ValueKind(String sql, Part part) {
        this.sql = sql;
        this.part = part;
    }

    /** @throws IllegalArgumentException if it is no type that the lake can have */
    public static ValueKind of(ColumnType type) {
        return switch (type.name().toUpperCase(Locale.ROOT)) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT", "YEAR", "BIT" -> WHOLE;
            case "DECIMAL" -> DECIMAL;
            case "FLOAT" -> FLOAT;
            case "DOUBLE" -> DOUBLE;
            case "DATE" -> DATE;
            case "DATETIME", "TIMESTAMP" -> DATETIME;
            case "TIME" -> TIME;
            case "CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "ENUM", "SET", "JSON" -> TEXT;
            case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> BYTES;
            case "GEOMETRY",
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION",
                    "GEOMCOLLECTION" -> GEOMETRY;
            default -> throw new IllegalArgumentException("Columns of type " + type + " cannot be compared");
        };
    }

    Part part() {
        return part;
    }

    /** The value as text. */
    public String text(String column) {
        return sql.replace(COLUMN, column);
    }

    /** The value's part of what is hashed of a row. */
    String partSql(String column) {
        return switch (part) {
            case AS_IT_IS -> text(column);
            case HASHED -> "MD5(" + text(column) + ")";
            case HASHED_BYTES -> "MD5(" + column + ")";
        };
    }

    /** Whether a value can stand in a statement as its text is. */
    public boolean isNumber() {
        return this == WHOLE || this == DECIMAL;
    }
}
