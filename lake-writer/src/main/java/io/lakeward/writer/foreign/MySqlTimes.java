// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as MySQL shows them. */
final class MySqlTimes {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_MILLI = 1000;
    private static final long NANOS_PER_MICRO = 1000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private MySqlTimes() {}

    static long microsOfMillis(long millis) {
        return Math.multiplyExact(millis, MICROS_PER_MILLI);
    }

    /** @throws ArithmeticException if there is more than MySQL can have */
    static long microsOfNanos(long nanos) {
        if (nanos % NANOS_PER_MICRO != 0) {
            throw new ArithmeticException("A time must be of whole microseconds");
        }
        return nanos / NANOS_PER_MICRO;
    }

    /** @param micros since the epoch, of a clock without a zone */
    static String dateTimeOfMicros(long micros) {
        return DATE_TIME.format(LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) (Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO),
                ZoneOffset.UTC));
    }

    /** @param text as {@code 2026-11-20T08:00:00.5+01:00} */
    static String timestamp(String text) {
        return DATE_TIME.format(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC)) + "Z";
    }

    /** A fraction of a second only where there is one: how many digits the column has, nothing says. */
    static String timeOfMicros(long micros) {
        long size = Math.abs(micros);
        long seconds = size / MICROS_PER_SECOND;
        String time = String.format(
                Locale.ROOT,
                "%s%02d:%02d:%02d",
                micros < 0 ? "-" : "",
                seconds / SECONDS_PER_HOUR,
                seconds / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE,
                seconds % SECONDS_PER_MINUTE);
        long fraction = size % MICROS_PER_SECOND;
        return fraction == 0 ? time : time + String.format(Locale.ROOT, ".%06d", fraction);
    }
}
