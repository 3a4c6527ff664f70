// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemporalTextTest {
    @Test
    void aTimeHasASignAndAsManyHoursAsItNeeds() {
        assertThat(TemporalText.time(-3_020_399_000_000L, 0)).isEqualTo("-838:59:59");
        assertThat(TemporalText.time(-1, 6)).isEqualTo("-00:00:00.000001");
        assertThat(TemporalText.time(500_000, 3)).isEqualTo("00:00:00.500");
    }

    @Test
    void aDateTimeHasTheDigitsOfItsType() {
        assertThat(TemporalText.dateTime(-1, 6)).isEqualTo("1969-12-31 23:59:59.999999");
        assertThat(TemporalText.dateTime(20_000, 2)).isEqualTo("1970-01-01 00:00:00.02");
        assertThat(TemporalText.dateTime(0, 0)).isEqualTo("1970-01-01 00:00:00");
    }

    @Test
    void aTimestampIsFilledOrCutToItsDigits() {
        assertThat(TemporalText.timestamp("2026-11-20T08:00:00Z", 3)).isEqualTo("2026-11-20 08:00:00.000Z");
        assertThat(TemporalText.timestamp("2026-11-20T08:00:00.12Z", 6)).isEqualTo("2026-11-20 08:00:00.120000Z");
        assertThat(TemporalText.timestamp("2026-11-20T08:00:00Z", 0)).isEqualTo("2026-11-20 08:00:00Z");
        assertThatThrownBy(() -> TemporalText.timestamp("2026-11-20T08:00:00+08:00", 0))
                .hasMessage("A TIMESTAMP must come in UTC with seconds, but was: 2026-11-20T08:00:00+08:00");
    }
}
