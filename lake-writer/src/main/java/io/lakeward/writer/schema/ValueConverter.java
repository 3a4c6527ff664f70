// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Turns one value of the topic's JSON into Avro's form of a lake type. */
@FunctionalInterface
interface ValueConverter {
    /**
     * @param value stands on a value that is not null and has no parts
     * @return null if the lake's type has no such value: a day that no calendar has
     */
    Object convert(JsonParser value) throws IOException;

    static ValueConverter to(Schema type) {
        LogicalType logical = type.getLogicalType();
        if (logical == null) {
            return toPrimitive(type);
        }
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return toDecimal(type, decimal);
        }
        return switch (logical.getName()) {
            case "date" -> value -> TopicTimes.day(value.getText());
            case "timestamp-micros", "local-timestamp-micros" -> value -> TopicTimes.micros(value.getText());
            default -> throw new IllegalArgumentException("A lake type must be known, but was: " + type);
        };
    }

    private static ValueConverter toPrimitive(Schema type) {
        return switch (type.getType()) {
            case INT -> value -> value.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? value.getIntValue()
                    : Integer.parseInt(value.getText());
            case LONG -> value -> value.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? value.getLongValue()
                    : Long.parseLong(value.getText());
            case FLOAT -> value -> Float.parseFloat(value.getText());
            case DOUBLE -> value -> Double.parseDouble(value.getText());
            case STRING -> JsonParser::getText;
            case BYTES -> value -> ByteBuffer.wrap(value.getBinaryValue());
            default -> throw new IllegalArgumentException("A lake type must be known, but was: " + type);
        };
    }

    private static ValueConverter toDecimal(Schema type, LogicalTypes.Decimal decimal) {
        Conversions.DecimalConversion conversion = new Conversions.DecimalConversion();
        return value -> conversion.toFixed(number(value).setScale(decimal.getScale()), type, decimal);
    }

    private static BigDecimal number(JsonParser value) throws IOException {
        return new BigDecimal(value.getTextCharacters(), value.getTextOffset(), value.getTextLength());
    }
}
