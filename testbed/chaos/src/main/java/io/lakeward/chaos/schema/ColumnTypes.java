// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import static io.lakeward.chaos.schema.Literals.bytes;
import static io.lakeward.chaos.schema.Literals.date;
import static io.lakeward.chaos.schema.Literals.dateTime;
import static io.lakeward.chaos.schema.Literals.decimal;
import static io.lakeward.chaos.schema.Literals.oftenOneOf;
import static io.lakeward.chaos.schema.Literals.oneOf;
import static io.lakeward.chaos.schema.Literals.text;
import static io.lakeward.chaos.schema.Literals.time;
import static io.lakeward.chaos.schema.Literals.whole;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The types of MySQL. */
final class ColumnTypes {

    private static final String NOON = "'2026-11-20 12:00:00'";
    private static final String ZERO = "'0000-00-00 00:00:00'";
    private static final String[] TIMESTAMPS = {
        "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07'", "'2026-03-29 02:30:00'", "'2026-10-25 02:30:00.5'", NOON
    };
    private static final String[] DATE_TIMES = {
        "'1000-01-01 00:00:00'", "'9999-12-31 23:59:59'", "'1969-12-31 23:59:59.9'", "'1582-10-10 01:02:03'", ZERO, NOON
    };
    private static final Function<SplittableRandom, String> JSON = oneOf(
            "'{}'",
            "'[]'",
            "'null'",
            "'\"\"'",
            "'{\"a\": [1, \"b\", null, true], \"c\": \"顾客\"}'",
            "'[1e20, 1.5e-10, -1.0, 18446744073709551615, -9223372036854775808, 0.1]'",
            "'{\"a/b\": \"\\\\u0001\\\\n\\\\\"x\", \"\": {\"k\": [[]]}}'",
            "'123'");
    private static final Function<SplittableRandom, String> GEOMETRIES = oneOf(
            "ST_GeomFromText('LINESTRING(0 0, 1 2)')",
            "ST_GeomFromText('POLYGON((0 0,0 1,1 1,0 0))')",
            "ST_GeomFromText('MULTIPOINT(1 1, 2 2)')",
            "ST_GeomFromText('POINT(3 4)', 4326)");

    static final ColumnType INT = integer("INT", "int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final ColumnType UNSIGNED_BIGINT =
            new ColumnType("BIGINT UNSIGNED", "decimal(20,0)", Reading.DECIMAL, Literals.unsignedLong());

    /** What is counted up, so that a change too few or too many shows. */
    static final ColumnType COUNTER = new ColumnType("BIGINT", "bigint", Reading.WHOLE, oneOf("0"));

    /** Few months, so that rows move between few partitions. */
    static final ColumnType MONTH = new ColumnType(
            "DATETIME",
            "timestamp_ntz",
            Reading.DATETIME,
            oneOf("'2026-01-31 23:59:59'", "'2026-02-01 00:00:00'", "'2026-03-15 12:00:00'", "'1969-12-31 23:59:59'"));

    static final ColumnType REGION = new ColumnType(
            "VARCHAR(20)", "string", Reading.TEXT, oneOf("'north'", "'south-east'", "'a/b=c'", "'über %'", "''"));

    static final List<ColumnType> ALL = List.of(
            integer("TINYINT", "int", -128, 127),
            integer("TINYINT UNSIGNED", "int", 0, 255),
            integer("TINYINT(1)", "int", 0, 1),
            integer("SMALLINT", "int", -32768, 32767),
            integer("SMALLINT UNSIGNED", "int", 0, 65535),
            integer("MEDIUMINT", "int", -8388608, 8388607),
            integer("MEDIUMINT UNSIGNED", "int", 0, 16777215),
            INT,
            integer("INT UNSIGNED", "bigint", 0, 4294967295L),
            integer("BIGINT", "bigint", Long.MIN_VALUE, Long.MAX_VALUE),
            UNSIGNED_BIGINT,
            new ColumnType("YEAR", "int", Reading.WHOLE_INSIDE, oneOf("1901", "1970", "2026", "2155")),
            new ColumnType("BIT(1)", "bigint", Reading.WHOLE_INSIDE, oneOf("b'0'", "b'1'")),
            new ColumnType("BIT(12)", "bigint", Reading.WHOLE_INSIDE, whole(0, 4095)),
            new ColumnType("BIT(64)", "decimal(20,0)", Reading.DECIMAL_INSIDE, Literals.unsignedLong()),
            new ColumnType("DECIMAL(65,30)", "string", Reading.TEXT, decimal(65, 30, true)),
            new ColumnType("DECIMAL(38,10)", "decimal(38,10)", Reading.DECIMAL, decimal(38, 10, true)),
            new ColumnType("DECIMAL(10,2) UNSIGNED", "decimal(10,2)", Reading.DECIMAL, decimal(10, 2, false)),
            new ColumnType("DECIMAL(5,0)", "decimal(5,0)", Reading.DECIMAL, decimal(5, 0, true)),
            new ColumnType("FLOAT", "float", Reading.FLOAT, floats("3.40282e38", "-1.17549e-38", "16777217", "0.1")),
            new ColumnType(
                    "DOUBLE", "double", Reading.DOUBLE, floats("-1.7976931348623157e308", "5e-324", "1e16", "0.1")),
            new ColumnType("CHAR(10)", "string", Reading.TEXT, text(10, true, "", "null", "NULL")),
            new ColumnType("VARCHAR(155)", "string", Reading.TEXT, text(155, true, "", "null", " ", "x ")),
            new ColumnType("VARCHAR(20) CHARACTER SET latin1", "string", Reading.TEXT, text(20, false, "", "ÿ")),
            new ColumnType("TEXT", "string", Reading.TEXT, text(300, true, "")),
            new ColumnType("LONGTEXT", "string", Reading.TEXT, text(400, true, "")),
            new ColumnType("BINARY(8)", "binary", Reading.BYTES, oftenOneOf(bytes(8), "X'0000000000000000'", "X'61'")),
            new ColumnType("VARBINARY(8)", "binary", Reading.BYTES, oftenOneOf(bytes(8), "X''", "X'00'", "X'FF00'")),
            new ColumnType("BLOB", "binary", Reading.BYTES, bytes(100)),
            new ColumnType("LONGBLOB", "binary", Reading.BYTES, bytes(200)),
            new ColumnType(
                    "DATE", "date", Reading.DATE, date("'0000-00-00'", "'1582-10-10'", "'9999-12-31'", "'1970-01-01'")),
            dateTime("DATETIME", 0),
            dateTime("DATETIME(1)", 1),
            dateTime("DATETIME(3)", 3),
            dateTime("DATETIME(6)", 6),
            timestamp("TIMESTAMP", 0),
            timestamp("TIMESTAMP(2)", 2),
            timestamp("TIMESTAMP(6)", 6),
            new ColumnType("TIME", "string", Reading.TEXT, time(0, "'-838:59:59'", "'00:00:00'", "'838:59:58'")),
            new ColumnType("TIME(3)", "string", Reading.TEXT, time(3, "'-00:00:01.001'", "'00:00:00.5'")),
            new ColumnType(
                    "TIME(6)", "string", Reading.TEXT, time(6, "'838:59:58.999999'", "'-01:00:00'", "'-00:00:08'")),
            new ColumnType("ENUM('small','it''s','大')", "string", Reading.TEXT, oneOf("'small'", "'it''s'", "'大'")),
            new ColumnType("SET('a','b','c')", "string", Reading.TEXT, oneOf("''", "'a'", "'a,c'", "'c,b,a'")),
            new ColumnType("JSON", "string", Reading.TEXT, JSON),
            new ColumnType("GEOMETRY", "binary", Reading.BYTES, GEOMETRIES),
            new ColumnType("POINT", "binary", Reading.BYTES, oneOf("ST_GeomFromText('POINT(1.5 -2)')")));

    private ColumnTypes() {}

    private static ColumnType integer(String mysql, String lake, long least, long greatest) {
        return new ColumnType(mysql, lake, Reading.WHOLE, Literals.whole(least, greatest));
    }

    private static ColumnType dateTime(String mysql, int digits) {
        return new ColumnType(
                mysql, "timestamp_ntz", Reading.DATETIME, Literals.dateTime(1000, 9999, digits, DATE_TIMES));
    }

    private static ColumnType timestamp(String mysql, int digits) {
        return new ColumnType(mysql, "timestamp", Reading.DATETIME, Literals.dateTime(1971, 2037, digits, TIMESTAMPS));
    }

    private static Function<SplittableRandom, String> floats(String... often) {
        return oftenOneOf(random -> Float.toString(random.nextInt(-1_000_000, 1_000_000) / 1000f), often);
    }
}
