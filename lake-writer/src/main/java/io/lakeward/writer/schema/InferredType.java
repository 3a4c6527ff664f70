// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.ColumnType;
import java.math.BigDecimal;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The types of values that nothing tells the type of, each holding all values of the ones before it. */
public enum InferredType {
    /** Only NULLs so far. */
    NONE,
    INTEGER,
    NUMBER,
    TEXT;

    /** Before and behind the point: all of an unsigned BIGINT, and more than a DOUBLE usually shows. */
    private static final int WHOLE_DIGITS = 20;

    private static final int FRACTION_DIGITS = 18;
    private static final String PREFIX = "INFERRED ";
    private static final String MARK = "lakeward.inferred";

    /** As a table's columns have it. */
    public ColumnType columnType() {
        return ColumnType.of(PREFIX + name());
    }

    public static boolean isInferred(ColumnType type) {
        return type.name().startsWith(PREFIX);
    }

    /** @return {@link #NONE} if the type is not inferred */
    public static InferredType of(ColumnType type) {
        return isInferred(type) ? valueOf(type.name().substring(PREFIX.length())) : NONE;
    }

    /** MySQL has no truth values but 1 and 0. */
    public static InferredType of(JsonNode value) {
        if (value.isNull()) {
            return NONE;
        } else if (value.isBoolean() || (value.isIntegralNumber() && value.canConvertToLong())) {
            return INTEGER;
        }
        return value.isNumber() && fits(value.decimalValue()) ? NUMBER : TEXT;
    }

    public InferredType or(InferredType other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** The lake's type, marked so that the next values may need a wider one. */
    Schema lakeType(String name) {
        Schema type =
                switch (this) {
                    case NONE -> throw new IllegalArgumentException("A column must have a value before it has a type");
                    case INTEGER -> Schema.create(Schema.Type.LONG);
                    case NUMBER -> LakeTypes.decimal(WHOLE_DIGITS + FRACTION_DIGITS, FRACTION_DIGITS, name);
                    case TEXT -> Schema.create(Schema.Type.STRING);
                };
        type.addProp(MARK, true);
        return type;
    }

    static boolean isInferred(Schema lakeType) {
        return lakeType.getObjectProp(MARK) != null;
    }

    /** @return {@link #NONE} if values of the type do not pass for inferred ones */
    static InferredType of(Schema lakeType) {
        LogicalType logical = lakeType.getLogicalType();
        if (logical != null) {
            return logical instanceof LogicalTypes.Decimal decimal
                            && decimal.getPrecision() == WHOLE_DIGITS + FRACTION_DIGITS
                            && decimal.getScale() == FRACTION_DIGITS
                    ? NUMBER
                    : NONE;
        }
        return switch (lakeType.getType()) {
            case INT, LONG -> INTEGER;
            case STRING -> TEXT;
            default -> NONE;
        };
    }

    private static boolean fits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= FRACTION_DIGITS && bare.precision() - bare.scale() <= WHOLE_DIGITS;
    }
}
