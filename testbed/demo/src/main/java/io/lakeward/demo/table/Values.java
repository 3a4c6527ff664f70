// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * One Java class for each kind of value, whoever read it. Kinds stay apart: the number 1, the text "1" and the
 * decimal 1.00 are three different values.
 */
final class Values {

    private Values() {}

    /** Bytes that are equal when their content is. */
    private record Bytes(String hex) {
        @Override
        public String toString() {
            return "0x" + hex;
        }
    }

    static Object canonical(Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Long
                || value instanceof Instant
                || value instanceof Bytes) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal
                || value instanceof Double
                || value instanceof Float
                || value instanceof LocalDate) {
            return value;
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof byte[] bytes) {
            return new Bytes(HexFormat.of().formatHex(bytes));
        }
        throw new IllegalArgumentException("value must be a number, text, bytes or a time, but was: "
                + value.getClass().getName());
    }

    /** Nothing first, then by value within a kind, then by kind. */
    static int order(Object left, Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (left instanceof Long a && right instanceof Long b) {
            return a.compareTo(b);
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b);
        }
        if (left instanceof Instant a && right instanceof Instant b) {
            return a.compareTo(b);
        }
        return left.toString().compareTo(right.toString());
    }
}
