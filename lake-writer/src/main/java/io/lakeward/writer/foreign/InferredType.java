// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.lakeward.event.ColumnType;
import io.lakeward.writer.schema.LakeTypes;
import java.math.BigDecimal;

/** The types of values that nothing tells the type of, each holding all values of the ones before it. */
enum InferredType {
    /** Only NULLs so far. */
    NONE,
    INTEGER,
    NUMBER,
    TEXT;

    /** @throws IllegalStateException if there was no value yet */
    ColumnType type() {
        return switch (this) {
            case NONE -> throw new IllegalStateException("A column must have a value before it has a type");
            case INTEGER -> ColumnType.of(LakeTypes.INFERRED_INTEGER);
            case NUMBER -> ColumnType.of(LakeTypes.INFERRED_NUMBER);
            case TEXT -> ColumnType.of(LakeTypes.INFERRED_TEXT);
        };
    }

    /** MySQL has no truth values but 1 and 0. */
    ValueForm form() {
        return switch (this) {
            case NONE, TEXT -> ValueForm.text(ValueForm::asText);
            case INTEGER -> value -> value.isBoolean() ? IntNode.valueOf(value.booleanValue() ? 1 : 0) : value;
            case NUMBER -> ValueForm.text(
                    value -> INTEGER.form().of(value).decimalValue().toPlainString());
        };
    }

    static InferredType of(JsonNode value) {
        if (value.isNull()) {
            return NONE;
        } else if (value.isBoolean() || (value.isIntegralNumber() && value.canConvertToLong())) {
            return INTEGER;
        }
        return value.isNumber() && fits(value.decimalValue()) ? NUMBER : TEXT;
    }

    InferredType or(InferredType other) {
        return compareTo(other) < 0 ? other : this;
    }

    private static boolean fits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= LakeTypes.INFERRED_SCALE
                && bare.precision() - bare.scale() <= LakeTypes.INFERRED_DIGITS - LakeTypes.INFERRED_SCALE;
    }
}
