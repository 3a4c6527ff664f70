// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final Cell DOUBLE = new Cell("d", "d", ValueKind.DOUBLE, 0);

    /** As MySQL and MariaDB show them. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-0.0, -0",
        "1e15, 1e15",
        "1e14, 100000000000000",
        "16777217, 16777217",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "5e-324, 5e-324",
        "-2.5e-20, -2.5e-20",
        "2.2250738585072014e-308, 2.2250738585072014e-308"
    })
    void doublesHaveTheirShortestDigits(double value, String text) {
        String shown = Texts.of(value, DOUBLE);

        assertThat(Double.parseDouble(shown)).isEqualTo(value);
        assertThat(Texts.isSame(shown, text, ValueKind.DOUBLE)).isTrue();
        if (!text.equals("1e15")) {
            assertThat(shown).isEqualTo(text);
        }
    }

    @Test
    void valuesAreShownAsMySqlShowsThem() {
        assertThat(Texts.of(new BigDecimal("1.500"), cell(ValueKind.DECIMAL, 2)))
                .isEqualTo("1.50");
        assertThat(Texts.of(new BigDecimal("0E-10"), cell(ValueKind.DECIMAL, 10)))
                .isEqualTo("0.0000000000");
        assertThat(Texts.of(new BigDecimal("1E+3"), cell(ValueKind.DECIMAL, 0))).isEqualTo("1000");
        assertThat(Texts.of(new BigDecimal("0.125"), cell(ValueKind.DECIMAL, 2)))
                .as("a digit too many is not rounded away")
                .isEqualTo("0.125");
        assertThat(Texts.of(0.1f, cell(ValueKind.FLOAT, 0))).isEqualTo("0.10000000149011612");
        assertThat(Texts.of(LocalDate.of(1, 1, 1), cell(ValueKind.DATE, 0))).isEqualTo("0001-01-01");
        assertThat(Texts.of(LocalDateTime.of(1582, 10, 10, 1, 2, 3), cell(ValueKind.DATETIME, 0)))
                .isEqualTo("1582-10-10 01:02:03.000000");
        assertThat(Texts.of(Instant.parse("1969-12-31T23:59:59.9Z"), cell(ValueKind.DATETIME, 0)))
                .isEqualTo("1969-12-31 23:59:59.900000");
        assertThat(Texts.of(new byte[] {0, -1}, cell(ValueKind.BYTES, 0))).isEqualTo("00FF");
        assertThat(Texts.of(null, DOUBLE)).isNull();
    }

    @Test
    void onlyValuesCountNotHowTheyAreWritten() {
        assertThat(Texts.isSame("1e15", "1000000000000000", ValueKind.DOUBLE)).isTrue();
        assertThat(Texts.isSame("007", "7", ValueKind.WHOLE)).isTrue();
        assertThat(Texts.isSame("7", "7.0", ValueKind.TEXT)).isFalse();
        assertThat(Texts.isSame(null, "", ValueKind.TEXT)).isFalse();
        assertThat(Texts.isSame(null, null, ValueKind.TEXT)).isTrue();
    }

    private static Cell cell(ValueKind kind, int scale) {
        return new Cell("c", "c", kind, scale);
    }
}
