// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.sql;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/** The lake's Avro types and Spark's types of the same values. */
final class SqlTypes {
    private static final Conversions.DecimalConversion DECIMALS = new Conversions.DecimalConversion();

    private SqlTypes() {}

    /** @param type a lake type without the null of its union */
    static DataType sparkType(Schema type) {
        LogicalType logical = type.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return DataTypes.createDecimalType(decimal.getPrecision(), decimal.getScale());
        }
        if (logical != null) {
            return switch (logical.getName()) {
                case "date" -> DataTypes.DateType;
                case "timestamp-micros" -> DataTypes.TimestampType;
                case "local-timestamp-micros" -> DataTypes.TimestampNTZType;
                default -> throw unknown(type);
            };
        }
        return switch (type.getType()) {
            case BOOLEAN -> DataTypes.BooleanType;
            case INT -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case FLOAT -> DataTypes.FloatType;
            case DOUBLE -> DataTypes.DoubleType;
            case STRING -> DataTypes.StringType;
            case BYTES -> DataTypes.BinaryType;
            default -> throw unknown(type);
        };
    }

    /** How values of Avro become Spark's own; none of them is null. */
    static UnaryOperator<Object> toSpark(Schema type) {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return value -> Decimal.apply(
                    DECIMALS.fromFixed((GenericFixed) value, type, decimal),
                    decimal.getPrecision(),
                    decimal.getScale());
        }
        return switch (type.getType()) {
            case STRING -> value -> UTF8String.fromString(value.toString());
            case BYTES -> value -> bytes((ByteBuffer) value);
            default -> value -> value;
        };
    }

    /** How Spark's values become those of Avro; none of them is null. */
    static UnaryOperator<Object> toAvro(Schema type) {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return value ->
                    DECIMALS.toFixed(((Decimal) value).toJavaBigDecimal().setScale(decimal.getScale()), type, decimal);
        }
        return switch (type.getType()) {
            case INT -> value -> ((Number) value).intValue();
            case STRING -> Object::toString;
            case BYTES -> value -> ByteBuffer.wrap((byte[]) value);
            default -> value -> value;
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static IllegalArgumentException unknown(Schema type) {
        return new IllegalArgumentException("A lake type must be known, but was: " + type);
    }
}
