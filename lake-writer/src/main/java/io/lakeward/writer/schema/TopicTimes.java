// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The topic's dates and times as numbers. A day that no calendar has, such as 0000-00-00 or 2026-02-31, is null. */
final class TopicTimes {
    private static final int DAY_LENGTH = "2026-11-20".length();
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

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
        int end = text.endsWith("Z") ? text.length() - 1 : text.length();
        LocalTime time = LocalTime.parse(text.substring(DAY_LENGTH + 1, end));
        return date == null ? null : (Long) ChronoUnit.MICROS.between(EPOCH, date.atTime(time));
    }

    private static LocalDate date(String text) {
        if (text.length() != DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeParseException("A day must be like 2026-11-20", text, 0);
        }
        int year = Integer.parseUnsignedInt(text, 0, 4, 10);
        int month = Integer.parseUnsignedInt(text, 5, 7, 10);
        int day = Integer.parseUnsignedInt(text, 8, DAY_LENGTH, 10);
        boolean isReal = month > 0
                && month <= 12
                && day > 0
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return isReal ? LocalDate.of(year, month, day) : null;
    }
}
