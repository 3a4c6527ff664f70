// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The values of a lake's columns as the text that MySQL is asked for: times in UTC, to the microsecond. */
public final class Texts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private Texts() {}

    public static String of(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Instant time) {
            return TIME.format(time.atOffset(ZoneOffset.UTC));
        }
        return value instanceof LocalDateTime time ? TIME.format(time) : value.toString();
    }
}
