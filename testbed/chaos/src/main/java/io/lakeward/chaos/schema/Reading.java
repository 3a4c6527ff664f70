// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** How a kind of value is asked for as text, and what that text must be in the lake. */
public enum Reading {
    WHOLE("CAST(%s AS CHAR)") {
        @Override
        public Object parse(String text) {
            return Long.parseLong(text);
        }
    },
    /** What MySQL does not show as a number by itself: YEAR, BIT. */
    WHOLE_INSIDE("CAST(%s + 0 AS CHAR)") {
        @Override
        public Object parse(String text) {
            return Long.parseLong(text);
        }
    },
    DECIMAL("CAST(%s AS CHAR)") {
        @Override
        public Object parse(String text) {
            return new BigDecimal(text);
        }
    },
    DECIMAL_INSIDE("CAST(%s + 0 AS CHAR)") {
        @Override
        public Object parse(String text) {
            return new BigDecimal(text);
        }
    },
    /** As a DOUBLE, because a FLOAT is shown with six digits only. A UNION cuts the longest numbers where no length is said. */
    FLOAT("CAST(%s + 0e0 AS CHAR(40))") {
        @Override
        public Object parse(String text) {
            return Float.parseFloat(text);
        }
    },
    DOUBLE("CAST(%s AS CHAR(40))") {
        @Override
        public Object parse(String text) {
            return Double.parseDouble(text);
        }
    },
    TEXT("CAST(%s AS CHAR)") {
        @Override
        public Object parse(String text) {
            return text;
        }
    },
    /** A date with a zero in it is NULL in the lake. */
    DATE("IF(YEAR(%1$s) = 0 OR MONTH(%1$s) = 0 OR DAY(%1$s) = 0, NULL, CAST(%1$s AS CHAR))") {
        @Override
        public Object parse(String text) {
            return LocalDate.parse(text);
        }
    },
    /** Of a session in UTC, so a TIMESTAMP is read in the same way. */
    DATETIME("IF(YEAR(%1$s) = 0 OR MONTH(%1$s) = 0 OR DAY(%1$s) = 0, NULL, CAST(%1$s AS CHAR))") {
        @Override
        public Object parse(String text) {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        }
    },
    /** A geometry, too: MySQL's own form of it, which is its SRID, then WKB. */
    BYTES("HEX(%s)") {
        @Override
        public Object parse(String text) {
            return HexFormat.of().parseHex(text);
        }
    };

    private final String expression;

    Reading(String expression) {
        this.expression = expression;
    }

    /** @param text never null */
    public abstract Object parse(String text);

    /** What of a column MySQL is asked for. */
    public String select(String column) {
        return expression.formatted(column);
    }
}
