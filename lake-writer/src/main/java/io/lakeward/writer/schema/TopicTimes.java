// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/** The topic's dates and times as numbers. A day that no calendar has, such as 0000-00-00 or 2026-02-31, is null. */
final class TopicTimes {
    private static final int DAY_LENGTH = "2026-11-20".length();
    private static final int MICRO_DIGITS = 6;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

    private TopicTimes() {}

    /** Days since the epoch of {@code 2026-11-20}. */
    static Integer day(String text) {
        LocalDate date = date(text);
        return date == null ? null : (Integer) (int) date.toEpochDay();
    }

    /** Microseconds since the epoch of {@code 2026-11-20 08:00:00.123456}, with a {@code Z} behind it or not. */
    static Long micros(String text) {
        if (text.length() <= DAY_LENGTH || text.charAt(DAY_LENGTH) != ' ') {
            throw new DateTimeParseException("There must be a blank between day and time", text, DAY_LENGTH);
        }
        LocalDate date = date(text.substring(0, DAY_LENGTH));
        long time = timeOfDay(text, DAY_LENGTH + 1, text.endsWith("Z") ? text.length() - 1 : text.length());
        return date == null ? null : (Long) (date.toEpochDay() * MICROS_PER_DAY + time);
    }

    /** Microseconds since midnight of {@code 08:00:00.123456}, with at most six digits behind the point. */
    private static long timeOfDay(String text, int from, int to) {
        int seconds = from + "08:00:00".length();
        int digits = Math.max(to - seconds - 1, 0);
        if (to < seconds
                || text.charAt(from + 2) != ':'
                || text.charAt(from + 5) != ':'
                || digits > MICRO_DIGITS
                || (to > seconds && (text.charAt(seconds) != '.' || digits == 0))) {
            throw new DateTimeParseException("A time must be like 08:00:00.123456", text, from);
        }
        long time = LocalTime.of(
                                number(text, from, from + 2),
                                number(text, from + 3, from + 5),
                                number(text, from + 6, seconds))
                        .toSecondOfDay()
                * MICROS_PER_SECOND;
        long fraction = digits == 0 ? 0 : number(text, seconds + 1, to);
        for (int i = digits; i < MICRO_DIGITS; i++) {
            fraction *= 10;
        }
        return time + fraction;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeParseException("There must be a digit", text, i);
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static LocalDate date(String text) {
        if (text.length() != DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeParseException("A day must be like 2026-11-20", text, 0);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DAY_LENGTH);
        boolean isReal = month > 0
                && month <= 12
                && day > 0
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return isReal ? LocalDate.of(year, month, day) : null;
    }
}
