// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import java.sql.Timestamp;
import java.time.LocalDateTime;

/**
 * A DATETIME where only a {@link Timestamp} may pass. A calendar cannot hold every DATETIME: some days and hours are
 * missing in it, by the Gregorian reform and in the zone of the machine.
 */
@SuppressWarnings("JavaSqlTimestamp")
final class ExactDateTime extends Timestamp {
    private static final long serialVersionUID = 1L;

    private final LocalDateTime value;

    ExactDateTime(LocalDateTime value) {
        super(0);
        this.value = value;
    }

    @Override
    public LocalDateTime toLocalDateTime() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactDateTime dateTime && value.equals(dateTime.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
