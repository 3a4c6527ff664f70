// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DateBytesTest {
    @Test
    void aDateTimeHasAsMuchAsItNeeds() {
        assertThat(DateBytes.dateTime(bytes("ea07 0b 14"))).isEqualTo(LocalDateTime.of(2026, 11, 20, 0, 0));
        assertThat(DateBytes.dateTime(bytes("ea07 0b 14 08 1e 01")))
                .isEqualTo(LocalDateTime.of(2026, 11, 20, 8, 30, 1));
        assertThat(DateBytes.dateTime(bytes("0f27 0c 1f 17 3b 3b 3f420f00")))
                .isEqualTo(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
    }

    @Test
    void aDayThatNoCalendarHasIsKeptByItsStandIn() {
        assertThat(text("0100 01 01")).isEqualTo("0001-01-01");
        assertThat(meant(text("ea07 00 0a"))).isEqualTo("2026-0-10");
        assertThat(meant(text("ea07 02 1f"))).isEqualTo("2026-2-31");
        assertThat(meant(text(""))).isEqualTo("0-0-0");
        assertThat(DateBytes.day(null)).isNull();
        assertThat(meant(DateBytes.dateTime(bytes("0f27 00 1f 01 00 00")).toLocalDate()))
                .isEqualTo("9999-0-31");
        assertThat(DateBytes.dateTime(bytes("0000 00 00 01 00 00")).toLocalTime())
                .isEqualTo(LocalTime.of(1, 0));
    }

    private static String text(String hex) {
        return new String(DateBytes.day(bytes(hex)), US_ASCII);
    }

    /** Read as Debezium reads it. */
    private static String meant(String text) {
        String[] parts = text.split("-", -1);
        return meant(LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }

    private static String meant(LocalDate standIn) {
        long day = standIn.toEpochDay();
        assertThat(StandInDay.is(day)).isTrue();
        return StandInDay.year(day) + "-" + StandInDay.month(day) + "-" + StandInDay.day(day);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
