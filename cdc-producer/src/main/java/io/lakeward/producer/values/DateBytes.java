// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;

/**
 * A DATE or DATETIME of the binary protocol: year, month, day, then hour, minute, second if there are any, then
 * microseconds if there are any; nothing at all if all are zero. The driver takes a format string for each one.
 */
final class DateBytes {
    private static final int DAY_LENGTH = "2026-11-20".length();
    private static final int DATE_LENGTH = 4;
    private static final int LENGTH_WITH_MICROS = 11;
    private static final int NANOS_PER_MICRO = 1000;

    private DateBytes() {}

    /** The day as MySQL shows it; null if all of it is zero. */
    static byte[] day(byte[] binary) {
        return day(binary, DAY_LENGTH);
    }

    /** The reader looks only for zeros in the day of a DATETIME, but expects a blank behind it. */
    static byte[] dayOfDateTime(byte[] binary) {
        return day(binary, DAY_LENGTH + 1);
    }

    private static byte[] day(byte[] binary, int length) {
        if (isZero(binary)) {
            return null;
        }
        int year = year(binary);
        byte[] text = new byte[length];
        text[length - 1] = ' ';
        text[4] = '-';
        text[7] = '-';
        twoDigits(text, 0, year / 100);
        twoDigits(text, 2, year % 100);
        twoDigits(text, 5, binary[2]);
        twoDigits(text, 8, binary[3]);
        return text;
    }

    /** Null if the day is zero. */
    static LocalDateTime dateTime(byte[] binary) {
        if (isZero(binary)) {
            return null;
        }
        boolean hasTime = binary.length > DATE_LENGTH;
        int micros = binary.length == LENGTH_WITH_MICROS
                ? ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN).getInt(7)
                : 0;
        return LocalDateTime.of(
                year(binary),
                binary[2],
                binary[3],
                hasTime ? binary[4] : 0,
                hasTime ? binary[5] : 0,
                hasTime ? binary[6] : 0,
                micros * NANOS_PER_MICRO);
    }

    private static boolean isZero(byte[] binary) {
        return binary == null || binary.length == 0 || (year(binary) == 0 && binary[2] == 0 && binary[3] == 0);
    }

    private static int year(byte[] binary) {
        return (binary[0] & 0xFF) | (binary[1] & 0xFF) << 8;
    }

    private static void twoDigits(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
