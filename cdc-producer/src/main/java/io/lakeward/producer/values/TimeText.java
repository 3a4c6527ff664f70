// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * A TIME on its way from the driver, which does not read a negative one right, through Debezium's parser, which loses
 * the sign of -00:30:00 as it takes it with the hours: there a negative time has more hours than a TIME can have.
 */
final class TimeText {
    private static final int HOURS_PER_DAY = 24;
    private static final int IMPOSSIBLE_HOURS = 2000;
    private static final Duration LEAST = Duration.ofHours(-1000);
    private static final int LENGTH_WITH_MICROS = 12;
    private static final int LONGEST = "-2838:59:59.000000".length();

    private TimeText() {}

    /** @param binary sign, days, hours, minutes, seconds, and microseconds if there are any; nothing at all if zero */
    static byte[] of(byte[] binary) {
        if (binary == null) {
            return null;
        }
        if (binary.length == 0) {
            return "00:00:00".getBytes(US_ASCII);
        }
        ByteBuffer bytes = ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN);
        boolean negative = bytes.get() != 0;
        int hours = bytes.getInt() * HOURS_PER_DAY + bytes.get();
        int minutes = bytes.get();
        int seconds = bytes.get();
        int micros = binary.length == LENGTH_WITH_MICROS ? bytes.getInt() : 0;
        StringBuilder text = new StringBuilder(LONGEST);
        if (negative) {
            text.append('-');
        }
        digits(text, negative ? hours + IMPOSSIBLE_HOURS : hours, 10).append(':');
        digits(text, minutes, 10).append(':');
        digits(text, seconds, 10).append('.');
        return digits(text, micros, 100_000).toString().getBytes(US_ASCII);
    }

    /** @param first the place of the first digit that must stand, a power of ten */
    private static StringBuilder digits(StringBuilder text, int number, int first) {
        for (int place = first; place > 1 && number < place; place /= 10) {
            text.append('0');
        }
        return text.append(number);
    }

    /** The time that was meant by what the parser found. */
    static Duration found(Duration time) {
        return time.compareTo(LEAST) < 0 ? time.plusHours(IMPOSSIBLE_HOURS) : time;
    }
}
