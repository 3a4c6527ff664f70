// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Turns one value of the topic's JSON into Avro's form of a lake type. */
@FunctionalInterface
interface ValueConverter {
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
            case "date" -> value -> (int) LocalDate.parse(value.textValue()).toEpochDay();
            case "timestamp-micros", "local-timestamp-micros" -> value -> micros(value.textValue());
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

    /** Reads {@code 2026-11-20 08:00:00.123456}, with a {@code Z} behind it or not, as microseconds since the epoch. */
    private static long micros(String text) {
        int end = text.endsWith("Z") ? text.length() - 1 : text.length();
        LocalDateTime time = LocalDateTime.parse(text.substring(0, 10) + 'T' + text.substring(11, end));
        return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
    }
}
