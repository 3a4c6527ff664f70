// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Dates and times of the binlog's rows, see <a
 * href="https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html">MySQL's types</a> TIME2 and DATETIME2 and, from
 * before MySQL 5.6, TIME and DATETIME. Debezium 1.9 has zero dates as null and negative times of whole minutes wrong.
 */
final class BinlogTimes {
    private static final int BITS_OF_TIME = 24;
    private static final int BYTES_OF_DATE_TIME = 5;
    private static final int BYTES_OF_TIMESTAMP = 4;
    private static final long SIGN_OF_DATE_TIME = 1L << 39;
    private static final int MAX_DIGITS = 6;
    private static final int NANOS_PER_MICRO = 1000;

    private BinlogTimes() {}

    static LocalDate date(ByteArrayInputStream in) throws IOException {
        int packed = in.readInteger(3);
        return StandInDay.orReal(packed >> 9, packed >> 5 & 0xF, packed & 0x1F);
    }

    /** A number below the offset of zero is negative as a whole, fraction and all. */
    static Duration time(int digits, ByteArrayInputStream in) throws IOException {
        int bytes = (digits + 1) / 2;
        int bits = bytes * Byte.SIZE;
        long packed = bigEndian(in, 3 + bytes) - (1L << (BITS_OF_TIME - 1 + bits));
        long size = Math.abs(packed);
        long time = size >> bits;
        Duration duration = Duration.ofHours(time >> 12 & 0x3FF)
                .plusMinutes(time >> 6 & 0x3F)
                .plusSeconds(time & 0x3F)
                .plusNanos(nanos(size & (1L << bits) - 1, bytes));
        return packed < 0 ? duration.negated() : duration;
    }

    static LocalDateTime dateTime(int digits, ByteArrayInputStream in) throws IOException {
        long packed = bigEndian(in, BYTES_OF_DATE_TIME) - SIGN_OF_DATE_TIME;
        int bytes = (digits + 1) / 2;
        int yearMonth = (int) (packed >> 22);
        return LocalDateTime.of(
                StandInDay.orReal(yearMonth / 13, yearMonth % 13, (int) (packed >> 17 & 0x1F)),
                LocalTime.of(
                        (int) (packed >> 12 & 0x1F),
                        (int) (packed >> 6 & 0x3F),
                        (int) (packed & 0x3F),
                        nanos(bigEndian(in, bytes), bytes)));
    }

    /** Debezium's form of it, which has a zone, takes thrice the time. */
    static Instant timestamp(int digits, ByteArrayInputStream in) throws IOException {
        long seconds = bigEndian(in, BYTES_OF_TIMESTAMP);
        int bytes = (digits + 1) / 2;
        return Instant.ofEpochSecond(seconds, nanos(bigEndian(in, bytes), bytes));
    }

    static Duration oldTime(ByteArrayInputStream in) throws IOException {
        int signed = in.readInteger(3) << 8 >> 8;
        int digits = Math.abs(signed);
        Duration duration = Duration.ofHours(digits / 10_000)
                .plusMinutes(digits / 100 % 100)
                .plusSeconds(digits % 100);
        return signed < 0 ? duration.negated() : duration;
    }

    static LocalDateTime oldDateTime(ByteArrayInputStream in) throws IOException {
        long digits = in.readLong(8);
        int day = (int) (digits / 1_000_000);
        int clock = (int) (digits % 1_000_000);
        return LocalDateTime.of(
                StandInDay.orReal(day / 10_000, day / 100 % 100, day % 100),
                LocalTime.of(clock / 10_000, clock / 100 % 100, clock % 100));
    }

    private static int nanos(long fraction, int bytes) {
        long micros = fraction;
        for (int digits = 2 * bytes; digits < MAX_DIGITS; digits += 2) {
            micros *= 100;
        }
        return (int) micros * NANOS_PER_MICRO;
    }

    private static long bigEndian(ByteArrayInputStream in, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << Byte.SIZE | in.read();
        }
        return number;
    }
}
