// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

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

    /** The day as MySQL shows it, or its stand-in; null if there is none. */
    static byte[] day(byte[] binary) {
        if (binary == null) {
            return null;
        }
        if (binary.length == 0 || !StandInDay.isReal(year(binary), binary[2], binary[3])) {
            return date(binary).toString().replace("+", "").getBytes(US_ASCII);
        }
        int year = year(binary);
        byte[] text = new byte[DAY_LENGTH];
        text[4] = '-';
        text[7] = '-';
        twoDigits(text, 0, year / 100);
        twoDigits(text, 2, year % 100);
        twoDigits(text, 5, binary[2]);
        twoDigits(text, 8, binary[3]);
        return text;
    }

    /** Null if there is none. */
    static LocalDateTime dateTime(byte[] binary) {
        if (binary == null) {
            return null;
        }
        boolean hasTime = binary.length > DATE_LENGTH;
        int micros = binary.length == LENGTH_WITH_MICROS
                ? ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN).getInt(7)
                : 0;
        return LocalDateTime.of(
                date(binary),
                LocalTime.of(
                        hasTime ? binary[4] : 0,
                        hasTime ? binary[5] : 0,
                        hasTime ? binary[6] : 0,
                        micros * NANOS_PER_MICRO));
    }

    private static LocalDate date(byte[] binary) {
        return binary.length == 0 ? StandInDay.orReal(0, 0, 0) : StandInDay.orReal(year(binary), binary[2], binary[3]);
    }

    static boolean isZero(byte[] binary) {
        return binary != null && (binary.length == 0 || (year(binary) == 0 && binary[2] == 0 && binary[3] == 0));
    }

    private static int year(byte[] binary) {
        return (binary[0] & 0xFF) | (binary[1] & 0xFF) << 8;
    }

    private static void twoDigits(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
