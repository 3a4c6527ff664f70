// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Dates and times as MySQL shows them, with exactly the type's fractional digits. */
final class TemporalText {
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int MICRO_DIGITS = 6;

    private TemporalText() {}

    static String date(long epochDays) {
        return LocalDate.ofEpochDay(epochDays).toString();
    }

    static String dateTime(long epochMicros, int digits) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(Math.floorDiv(epochMicros, MICROS_PER_SECOND), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(26).append(time.toLocalDate()).append(' ');
        clock(text, time.getHour(), time.getMinute(), time.getSecond());
        return fraction(text, Math.floorMod(epochMicros, MICROS_PER_SECOND), digits)
                .toString();
    }

    static String time(long micros, int digits) {
        long magnitude = Math.abs(micros);
        long seconds = magnitude / MICROS_PER_SECOND;
        StringBuilder text = new StringBuilder(17);
        if (micros < 0) {
            text.append('-');
        }
        clock(text, (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
        return fraction(text, (int) (magnitude % MICROS_PER_SECOND), digits).toString();
    }

    private static void clock(StringBuilder text, int hours, int minutes, int seconds) {
        twoDigits(text, hours).append(':');
        twoDigits(text, minutes).append(':');
        twoDigits(text, seconds);
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return number < 10 ? text.append('0').append(number) : text.append(number);
    }

    private static StringBuilder fraction(StringBuilder text, int micros, int digits) {
        if (digits > 0) {
            text.append('.');
            int divisor = MICROS_PER_SECOND / 10;
            for (int digit = 0; digit < Math.min(digits, MICRO_DIGITS); digit++, divisor /= 10) {
                text.append((char) ('0' + micros / divisor % 10));
            }
        }
        return text;
    }
}
