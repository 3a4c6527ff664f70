// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lakeward.event.ColumnType;
import io.lakeward.producer.columns.ColumnTypes;
import io.lakeward.producer.columns.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;

/** Chooses how a column's values are written, once for each column of each schema. */
final class ValueWriters {
    /** As many digits fit into a long whatever they are. */
    private static final int LONG_DIGITS = 18;

    private ValueWriters() {}

    static ValueWriter of(ColumnType type, Schema schema) {
        int size = type.lengthIfAny().orElse(0);
        TemporalText temporal = new TemporalText(size);
        return switch (type.name()) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT", "YEAR" -> ValueWriters::integer;
            case "DECIMAL" -> (json, value) -> json.writeString(((BigDecimal) value).toPlainString());
            case "FLOAT" -> (json, value) -> json.writeNumber(((Number) value).floatValue());
            case "DOUBLE" -> (json, value) -> json.writeNumber(((Number) value).doubleValue());
            case "BIT" -> ValueWriters::bits;
            case "DATE" -> (json, value) -> temporal.date(json, (Long) value);
            case "DATETIME" -> (json, value) -> temporal.dateTime(json, (Long) value);
            case "TIMESTAMP" -> (json, value) -> temporal.timestamp(json, (Long) value);
            case "TIME" -> (json, value) -> temporal.time(json, (Long) value);
            case "BINARY" -> (json, value) -> json.writeBinary(Arrays.copyOf(bytes(value), size));
            case "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> (json, value) ->
                    json.writeBinary(bytes(value));
            case "ENUM" -> enumeration(Members.of(schema.parameters().get(ColumnTypes.MEMBERS)));
            case "SET" -> set(Members.of(schema.parameters().get(ColumnTypes.MEMBERS)));
            default -> schema.type() == Schema.Type.STRUCT
                    ? ValueWriters::geometry
                    : (json, value) -> json.writeString((String) value);
        };
    }

    private static ValueWriter enumeration(Members members) {
        return (json, value) -> json.writeString(members.name((String) value));
    }

    private static ValueWriter set(Members members) {
        return (json, value) -> json.writeString(Arrays.stream(((String) value).split(",", -1))
                .map(members::name)
                .collect(Collectors.joining(",")));
    }

    private static void integer(JsonGenerator json, Object value) throws IOException {
        if (value instanceof BigDecimal number) {
            unsigned(json, number);
        } else if (value instanceof Boolean flag) {
            json.writeNumber(flag ? 1 : 0);
        } else {
            json.writeNumber(((Number) value).longValue());
        }
    }

    private static void unsigned(JsonGenerator json, BigDecimal number) throws IOException {
        if (number.scale() == 0 && number.precision() <= LONG_DIGITS) {
            json.writeNumber(number.longValue());
        } else {
            json.writeNumber(number.toBigIntegerExact());
        }
    }

    /** One bit comes as a boolean, more come as bytes, the lowest first. */
    private static void bits(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeNumber(flag ? 1 : 0);
            return;
        }
        byte[] littleEndian = bytes(value);
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        json.writeNumber(new BigInteger(1, bigEndian));
    }

    private static void geometry(JsonGenerator json, Object value) throws IOException {
        Struct geometry = (Struct) value;
        byte[] wkb = geometry.getBytes("wkb");
        Integer srid = geometry.getInt32("srid");
        json.writeBinary(ByteBuffer.allocate(Integer.BYTES + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(srid == null ? 0 : srid)
                .put(wkb)
                .array());
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }
}
