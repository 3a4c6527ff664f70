// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import io.lakeward.event.ColumnType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** The lake's type of a MySQL type. */
public final class LakeTypes {
    /** Spark and Flink hold at most so many digits; a longer DECIMAL is kept as text, exactly. */
    static final int MAX_DECIMAL_DIGITS = 38;

    private static final int UNSIGNED_BIGINT_DIGITS = 20;
    private static final int LONG_BITS = 63;

    private LakeTypes() {}

    /**
     * @param name the column's name, which names the Avro type where one needs a name
     * @throws IllegalArgumentException if the type is not one of MySQL's
     */
    static Schema of(ColumnType type, String name) {
        InferredType inferred = InferredType.of(type);
        return inferred == InferredType.NONE ? ofMySql(type, name) : inferred.lakeType(name);
    }

    private static Schema ofMySql(ColumnType type, String name) {
        return switch (type.name()) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "YEAR", "BOOL", "BOOLEAN" -> Schema.create(Schema.Type.INT);
            case "INT", "INTEGER" -> Schema.create(type.unsigned() ? Schema.Type.LONG : Schema.Type.INT);
            case "BIGINT" -> type.unsigned()
                    ? decimal(UNSIGNED_BIGINT_DIGITS, 0, name)
                    : Schema.create(Schema.Type.LONG);
            case "BIT" -> type.length() > LONG_BITS
                    ? decimal(UNSIGNED_BIGINT_DIGITS, 0, name)
                    : Schema.create(Schema.Type.LONG);
            case "DECIMAL", "NUMERIC", "DEC", "FIXED" -> decimal(
                    type.lengthIfAny().orElse(10), type.scaleIfAny().orElse(0), name);
            case "FLOAT" -> Schema.create(Schema.Type.FLOAT);
            case "DOUBLE", "REAL", "DOUBLE PRECISION" -> Schema.create(Schema.Type.DOUBLE);
            case "DATE" -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case "DATETIME" -> LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case "TIMESTAMP" -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> Schema.create(
                    Schema.Type.BYTES);
            case "GEOMETRY",
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION",
                    "GEOMCOLLECTION" -> Schema.create(Schema.Type.BYTES);
            case "TIME",
                    "CHAR",
                    "VARCHAR",
                    "TINYTEXT",
                    "TEXT",
                    "MEDIUMTEXT",
                    "LONGTEXT",
                    "ENUM",
                    "SET",
                    "JSON" -> Schema.create(Schema.Type.STRING);
            default -> throw new IllegalArgumentException(
                    "The type of column " + name + " must be one that the lake knows, but was: " + type);
        };
    }

    /** @param name names the Avro type */
    public static Schema decimal(int precision, int scale, String name) {
        if (precision > MAX_DECIMAL_DIGITS) {
            return Schema.create(Schema.Type.STRING);
        }
        Schema fixed = SchemaBuilder.fixed(name + "_decimal_" + precision + "_" + scale)
                .size(bytesFor(precision));
        return LogicalTypes.decimal(precision, scale).addToSchema(fixed);
    }

    /** The bytes that hold any signed number of so many digits. */
    private static int bytesFor(int precision) {
        return (int) Math.floor((Math.log(10) * precision / Math.log(2) + 1) / 8) + 1;
    }
}
