// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void timesHaveSixDigitsAndAreInUtc() {
        assertThat(Texts.of(Instant.parse("2026-11-20T08:00:01.123Z"))).isEqualTo("2026-11-20 08:00:01.123000");
        assertThat(Texts.of(LocalDateTime.parse("2026-01-01T00:00:00"))).isEqualTo("2026-01-01 00:00:00.000000");
    }

    @Test
    void numbersHaveAllTheirDigits() {
        assertThat(Texts.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Texts.of(new BigDecimal("0.70"))).isEqualTo("0.70");
        assertThat(Texts.of(7)).isEqualTo("7");
    }

    @Test
    void nullIsNoText() {
        assertThat(Texts.of(null)).isNull();
    }
}
