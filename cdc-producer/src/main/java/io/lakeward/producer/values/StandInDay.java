// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day that MySQL stores and no calendar has, such as 0000-00-00, 2026-11-00 or 2026-02-31. Debezium takes it for NULL or
 * fails, so on the way through it a day after the year 100000 stands for it.
 */
public final class StandInDay {
    private static final long FIRST = LocalDate.of(100_000, 1, 1).toEpochDay();
    private static final int MONTHS = 13;
    private static final int DAYS = 32;
    private static final int DAYS_OF_ANY_MONTH = 28;

    private StandInDay() {}

    /** The day itself if there is one. */
    static LocalDate orReal(int year, int month, int day) {
        return isReal(year, month, day)
                ? LocalDate.of(year, month, day)
                : LocalDate.ofEpochDay(FIRST + ((long) year * MONTHS + month) * DAYS + day);
    }

    /** The year 0 is none to Debezium. */
    static boolean isReal(int year, int month, int day) {
        return year > 0
                && month > 0
                && day > 0
                && (day <= DAYS_OF_ANY_MONTH || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    public static boolean is(long epochDay) {
        return epochDay >= FIRST;
    }

    /** The year that is meant, as the others for a stand-in only. */
    public static int year(long epochDay) {
        return (int) ((epochDay - FIRST) / DAYS / MONTHS);
    }

    public static int month(long epochDay) {
        return (int) ((epochDay - FIRST) / DAYS % MONTHS);
    }

    public static int day(long epochDay) {
        return (int) ((epochDay - FIRST) % DAYS);
    }
}
