// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.ColumnType;
import io.lakeward.writer.foreign.TypedTable.TypedColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Base64;
import java.util.function.Function;

/** The MySQL types behind the fields of a schema of Kafka Connect. */
final class ConnectTypes {
    private static final int MILLI_DIGITS = 3;
    private static final int MICRO_DIGITS = 6;
    private static final int UNKNOWN_DIGITS = 38;

    private record Type(ColumnType type, ValueForm form) {}

    private ConnectTypes() {}

    static TypedColumn column(JsonNode field) {
        Type type = typeOf(field);
        return new TypedColumn(
                field.path("field").asText(), type.type, field.path("optional").asBoolean(), type.form);
    }

    private static Type typeOf(JsonNode field) {
        JsonNode parameters = field.path("parameters");
        return switch (field.path("name").asText()) {
            case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" -> text(
                    ColumnType.of("DATE"),
                    value -> LocalDate.ofEpochDay(integer(value)).toString());
            case "io.debezium.time.Timestamp", "org.apache.kafka.connect.data.Timestamp" -> text(
                    ColumnType.of("DATETIME", MILLI_DIGITS),
                    value -> MySqlTimes.dateTimeOfMicros(MySqlTimes.microsOfMillis(integer(value))));
            case "io.debezium.time.MicroTimestamp" -> text(
                    ColumnType.of("DATETIME", MICRO_DIGITS), value -> MySqlTimes.dateTimeOfMicros(integer(value)));
            case "io.debezium.time.NanoTimestamp" -> text(
                    ColumnType.of("DATETIME", MICRO_DIGITS),
                    value -> MySqlTimes.dateTimeOfMicros(MySqlTimes.microsOfNanos(integer(value))));
            case "io.debezium.time.ZonedTimestamp" -> text(
                    ColumnType.of("TIMESTAMP", MICRO_DIGITS), value -> MySqlTimes.timestamp(value.asText()));
            case "io.debezium.time.Time", "org.apache.kafka.connect.data.Time" -> text(
                    ColumnType.of("TIME", MILLI_DIGITS),
                    value -> MySqlTimes.timeOfMicros(MySqlTimes.microsOfMillis(integer(value))));
            case "io.debezium.time.MicroTime" -> text(
                    ColumnType.of("TIME", MICRO_DIGITS), value -> MySqlTimes.timeOfMicros(integer(value)));
            case "io.debezium.time.NanoTime" -> text(
                    ColumnType.of("TIME", MICRO_DIGITS),
                    value -> MySqlTimes.timeOfMicros(MySqlTimes.microsOfNanos(integer(value))));
            case "io.debezium.time.Year" -> new Type(ColumnType.of("YEAR"), ValueForm.SAME);
            case "io.debezium.data.Bits" -> text(
                    ColumnType.of("BIT", parameters.path("length").asInt(1)), ConnectTypes::bits);
            case "io.debezium.data.Enum" -> new Type(ColumnType.of("ENUM"), ValueForm.SAME);
            case "io.debezium.data.EnumSet" -> new Type(ColumnType.of("SET"), ValueForm.SAME);
            case "io.debezium.data.Json" -> new Type(ColumnType.of("JSON"), ValueForm.SAME);
            case "org.apache.kafka.connect.data.Decimal" -> decimal(parameters);
            case "io.debezium.data.VariableScaleDecimal" -> text(
                    ColumnType.of("LONGTEXT"),
                    value -> unscaled(value.path("value"), (int) integer(value.path("scale"))));
            case "io.debezium.data.geometry.Geometry", "io.debezium.data.geometry.Point" -> text(
                    ColumnType.of("GEOMETRY"), ConnectTypes::geometry);
            default -> primitive(field.path("type").asText());
        };
    }

    private static Type primitive(String type) {
        return switch (type) {
            case "boolean" -> new Type(ColumnType.of("BIT", 1), InferredTables.INTEGER);
            case "int8", "int16" -> new Type(ColumnType.of("SMALLINT"), ValueForm.SAME);
            case "int32" -> new Type(ColumnType.of("INT"), ValueForm.SAME);
            case "int64" -> new Type(ColumnType.of("BIGINT"), ValueForm.SAME);
            case "float" -> new Type(ColumnType.of("FLOAT"), ValueForm.SAME);
            case "double" -> new Type(ColumnType.of("DOUBLE"), ValueForm.SAME);
            case "bytes" -> new Type(ColumnType.of("LONGBLOB"), ValueForm.SAME);
            default -> text(ColumnType.of("LONGTEXT"), ValueForm::asText);
        };
    }

    private static Type text(ColumnType type, Function<JsonNode, String> text) {
        return new Type(type, ValueForm.text(text));
    }

    /** Only an unsigned BIGINT comes without its number of digits. */
    private static Type decimal(JsonNode parameters) {
        int scale = parameters.path("scale").asInt();
        JsonNode digits = parameters.path("connect.decimal.precision");
        ColumnType type = digits.isMissingNode() && scale == 0
                ? ColumnType.of("BIGINT").asUnsigned()
                : ColumnType.of("DECIMAL", digits.asInt(UNKNOWN_DIGITS), scale);
        return text(type, value -> unscaled(value, scale));
    }

    /** Bytes, unless the converter was told to write numbers. */
    private static String unscaled(JsonNode bytes, int scale) {
        return bytes.isNumber()
                ? bytes.decimalValue().setScale(scale).toPlainString()
                : new BigDecimal(new BigInteger(binary(bytes)), scale).toPlainString();
    }

    /** They come with the lowest byte first. */
    private static String bits(JsonNode value) {
        byte[] bytes = binary(value);
        byte[] highestFirst = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            highestFirst[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, highestFirst).toString();
    }

    private static String geometry(JsonNode value) {
        byte[] shape = binary(value.path("wkb"));
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + shape.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value.path("srid").asInt())
                .put(shape)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static long integer(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("A value must be an integer");
        }
        return value.longValue();
    }

    private static byte[] binary(JsonNode value) {
        try {
            return value.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
