// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** What JSON has no type for, MySQL keeps in the form of a column: decimals, dates, times and bytes. */
final class JsonOpaque {
    private static final int TIMESTAMP = 7;
    private static final int DATE = 10;
    private static final int TIME = 11;
    private static final int DATETIME = 12;
    private static final int DECIMAL = 246;
    private static final int MONTHS = 13;
    private static final int GROUP_DIGITS = 9;
    private static final int[] GROUP_BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    private JsonOpaque() {}

    static String text(int columnType, byte[] value) {
        return switch (columnType) {
            case DECIMAL -> decimal(value).toPlainString();
            case DATE -> '"' + date(packed(value)) + '"';
            case TIME -> '"' + (packed(value) < 0 ? "-" : "") + clock(Math.abs(packed(value)), 1023) + '"';
            case DATETIME, TIMESTAMP -> '"' + date(packed(value)) + ' ' + clock(packed(value), 31) + '"';
            default -> "\"base64:type" + columnType + ':' + Base64.getEncoder().encodeToString(value) + '"';
        };
    }

    private static long packed(byte[] value) {
        return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static String date(long packed) {
        long days = packed >> 41;
        long months = days >> 5;
        return "%04d-%02d-%02d".formatted(months / MONTHS, months % MONTHS, days & 31);
    }

    private static String clock(long packed, int mostHours) {
        long seconds = packed >> 24;
        return "%02d:%02d:%02d.%06d"
                .formatted((seconds >> 12) & mostHours, (seconds >> 6) & 63, seconds & 63, packed & 0xFFFFFF);
    }

    /** Precision, scale, then groups of up to nine digits; the first bit is the sign, and all are turned if negative. */
    private static BigDecimal decimal(byte[] value) {
        int scale = value[1];
        int whole = value[0] - scale;
        byte[] digits = value.clone();
        boolean negative = (digits[2] & 0x80) == 0;
        digits[2] ^= (byte) 0x80;
        StringBuilder text = new StringBuilder();
        int at = group(digits, 2, whole % GROUP_DIGITS, negative, text);
        for (int left = whole / GROUP_DIGITS; left > 0; left--) {
            at = group(digits, at, GROUP_DIGITS, negative, text);
        }
        for (int left = scale / GROUP_DIGITS; left > 0; left--) {
            at = group(digits, at, GROUP_DIGITS, negative, text);
        }
        group(digits, at, scale % GROUP_DIGITS, negative, text);
        BigInteger unscaled = text.isEmpty() ? BigInteger.ZERO : new BigInteger(text.toString());
        return new BigDecimal(negative ? unscaled.negate() : unscaled, scale);
    }

    private static int group(byte[] bytes, int from, int digits, boolean negative, StringBuilder text) {
        int end = from + GROUP_BYTES[digits];
        long number = 0;
        for (int i = from; i < end; i++) {
            number = number << 8 | ((negative ? ~bytes[i] : bytes[i]) & 0xFF);
        }
        if (digits > 0) {
            text.append(("%0" + digits + "d").formatted(number));
        }
        return end;
    }
}
