// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lakeward.producer.values.StandInDay;
import java.io.IOException;
import java.time.LocalDate;

/** Writes a column's dates and times as MySQL shows them, with exactly the type's fractional digits. Not thread-safe. */
final class TemporalText {
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;
    private static final int MICRO_DIGITS = 6;
    private static final int LONGEST = "2026-11-20 08:00:00.123456Z".length();

    private final int digits;
    private final byte[] text = new byte[LONGEST];
    private int length;

    /** @param digits of the fraction of a second, 0 to 6 */
    TemporalText(int digits) {
        this.digits = digits;
    }

    void date(JsonGenerator json, long epochDays) throws IOException {
        length = 0;
        day(epochDays);
        json.writeRawUTF8String(text, 0, length);
    }

    void dateTime(JsonGenerator json, long epochMicros) throws IOException {
        length = 0;
        dayAndClock(epochMicros);
        json.writeRawUTF8String(text, 0, length);
    }

    void timestamp(JsonGenerator json, long epochMicros) throws IOException {
        length = 0;
        dayAndClock(epochMicros);
        put('Z');
        json.writeRawUTF8String(text, 0, length);
    }

    void time(JsonGenerator json, long micros) throws IOException {
        length = 0;
        if (micros < 0) {
            put('-');
        }
        clock(Math.abs(micros));
        json.writeRawUTF8String(text, 0, length);
    }

    private void dayAndClock(long epochMicros) {
        day(Math.floorDiv(epochMicros, MICROS_PER_DAY));
        put(' ');
        clock(Math.floorMod(epochMicros, MICROS_PER_DAY));
    }

    private void day(long epochDays) {
        if (StandInDay.is(epochDays)) {
            day(StandInDay.year(epochDays), StandInDay.month(epochDays), StandInDay.day(epochDays));
        } else {
            LocalDate date = LocalDate.ofEpochDay(epochDays);
            day(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
    }

    private void day(int year, int month, int day) {
        twoDigits(year / 100);
        twoDigits(year % 100);
        put('-');
        twoDigits(month);
        put('-');
        twoDigits(day);
    }

    private void clock(long micros) {
        int seconds = (int) (micros / MICROS_PER_SECOND);
        int hours = seconds / 3600;
        if (hours >= 100) {
            put((char) ('0' + hours / 100));
        }
        twoDigits(hours % 100);
        put(':');
        twoDigits(seconds / 60 % 60);
        put(':');
        twoDigits(seconds % 60);
        if (digits > 0) {
            put('.');
            int fraction = (int) (micros % MICROS_PER_SECOND);
            int divisor = MICROS_PER_SECOND / 10;
            for (int digit = 0; digit < Math.min(digits, MICRO_DIGITS); digit++, divisor /= 10) {
                put((char) ('0' + fraction / divisor % 10));
            }
        }
    }

    private void twoDigits(int number) {
        put((char) ('0' + number / 10));
        put((char) ('0' + number % 10));
    }

    private void put(char c) {
        text[length++] = (byte) c;
    }
}
