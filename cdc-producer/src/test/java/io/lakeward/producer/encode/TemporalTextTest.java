// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import static org.assertj.core.api.Assertions.assertThat;

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
}
