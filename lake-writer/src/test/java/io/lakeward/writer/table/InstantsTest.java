// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {
    @ParameterizedTest
    @CsvSource({
        "UTC, 24, 24",
        "Asia/Shanghai, 24, 32",
        "Asia/Kolkata, 24, 30",
        "America/Phoenix, 24, 24",
        // Summer time ended in the night before.
        "Europe/Berlin, 24, 26",
    })
    void filesStayForTheHoursThatWereAskedFor(String zone, int hours, int told) {
        assertThat(Instants.hoursToClean(hours, Instant.parse("2026-10-25T12:00:00Z"), ZoneId.of(zone)))
                .isEqualTo(told);
    }
}
