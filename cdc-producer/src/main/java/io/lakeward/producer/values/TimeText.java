// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

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

    private TimeText() {}

    /** @param binary sign, days, hours, minutes, seconds, and microseconds if there are any; nothing at all if zero */
    static String of(byte[] binary) {
        if (binary == null) {
            return null;
        }
        if (binary.length == 0) {
            return "00:00:00";
        }
        ByteBuffer bytes = ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN);
        boolean negative = bytes.get() != 0;
        int hours = bytes.getInt() * HOURS_PER_DAY + bytes.get();
        int minutes = bytes.get();
        int seconds = bytes.get();
        int micros = binary.length == LENGTH_WITH_MICROS ? bytes.getInt() : 0;
        return "%s%d:%02d:%02d.%06d"
                .formatted(negative ? "-" : "", negative ? hours + IMPOSSIBLE_HOURS : hours, minutes, seconds, micros);
    }

    /** The time that was meant by what the parser found. */
    static Duration found(Duration time) {
        return time.compareTo(LEAST) < 0 ? time.plusHours(IMPOSSIBLE_HOURS) : time;
    }
}
