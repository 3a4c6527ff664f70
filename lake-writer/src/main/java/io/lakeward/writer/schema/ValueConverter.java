// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Turns one value of the topic's JSON into Avro's form of a lake type. */
@FunctionalInterface
interface ValueConverter {
    /** Null if the lake's type has no such value: a day that no calendar has. */
    Object convert(JsonNode value);

    static ValueConverter to(Schema type) {
        LogicalType logical = type.getLogicalType();
        if (logical == null) {
            return toPrimitive(type);
        }
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return toDecimal(type, decimal);
        }
        return switch (logical.getName()) {
            case "date" -> value -> TopicTimes.day(value.textValue());
            case "timestamp-micros", "local-timestamp-micros" -> value -> TopicTimes.micros(value.textValue());
            default -> throw new IllegalArgumentException("A lake type must be known, but was: " + type);
        };
    }

    private static ValueConverter toPrimitive(Schema type) {
        return switch (type.getType()) {
            case INT -> value -> value.isInt() ? value.intValue() : Integer.parseInt(value.asText());
            case LONG -> value -> value.isIntegralNumber() && value.canConvertToLong()
                    ? value.longValue()
                    : Long.parseLong(value.asText());
            case FLOAT -> value -> Float.parseFloat(value.asText());
            case DOUBLE -> value -> Double.parseDouble(value.asText());
            case STRING -> JsonNode::asText;
            case BYTES -> ValueConverter::bytes;
            default -> throw new IllegalArgumentException("A lake type must be known, but was: " + type);
        };
    }

    private static ValueConverter toDecimal(Schema type, LogicalTypes.Decimal decimal) {
        Conversions.DecimalConversion conversion = new Conversions.DecimalConversion();
        return value -> conversion.toFixed(new BigDecimal(value.asText()).setScale(decimal.getScale()), type, decimal);
    }

    private static ByteBuffer bytes(JsonNode value) {
        try {
            return ByteBuffer.wrap(value.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
