// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import io.lakeward.writer.schema.LakeSchema;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** Values of rows as text, for record keys. */
final class LakeValues {
    private LakeValues() {}

    /** Bytes become hexadecimal digits. */
    static String text(Object value, Schema.Field field) {
        if (value instanceof ByteBuffer bytes) {
            byte[] array = new byte[bytes.remaining()];
            bytes.duplicate().get(array);
            return HexFormat.of().formatHex(array);
        }
        return value instanceof GenericFixed decimal ? number(decimal, field).toPlainString() : value.toString();
    }

    /** As {@link #text}, but the same for a number in a wider type. */
    static String widestText(Object value, Schema.Field field) {
        if (value instanceof GenericFixed decimal) {
            return number(decimal, field).stripTrailingZeros().toPlainString();
        }
        return value instanceof Float number
                ? Double.toString(Double.parseDouble(number.toString()))
                : text(value, field);
    }

    private static BigDecimal number(GenericFixed decimal, Schema.Field field) {
        Schema type = LakeSchema.typeOf(field);
        return new Conversions.DecimalConversion().fromFixed(decimal, type, type.getLogicalType());
    }
}
