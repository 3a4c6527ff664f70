// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BinaryJsonTest {
    @Test
    void aDoubleIsSpelledAsMySqlDoes() {
        assertThat(JsonTexts.number(1e7)).isEqualTo("10000000.0");
        assertThat(JsonTexts.number(1e14)).isEqualTo("100000000000000.0");
        assertThat(JsonTexts.number(1e15)).isEqualTo("1e15");
        assertThat(JsonTexts.number(-1.5e-10)).isEqualTo("-0.00000000015");
        assertThat(JsonTexts.number(Double.parseDouble("1e23"))).isEqualTo("1e23");
        assertThat(JsonTexts.number(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(JsonTexts.number(-0.0)).isEqualTo("-0.0");
    }

    @Test
    void anObjectHasItsMembersInOrder() {
        // When
        String text =
                BinaryJson.text(bytes("00 0200 1d00 1200 0100 1300 0100 05 0700 02 1400 61 62 0100 0900 05 ffff 00"));

        // Then
        assertThat(text).isEqualTo("{\"a\": 7, \"b\": [-1]}");
    }

    @Test
    void aDecimalKeepsItsDigits() {
        assertThat(BinaryJson.text(bytes("0f f6 05 0502 8001 32"))).isEqualTo("1.50");
        assertThat(BinaryJson.text(bytes("0f f6 05 0502 7ffe cd"))).isEqualTo("-1.50");
    }

    @Test
    void whatIsTextAlreadyStays() {
        assertThat(BinaryJson.text("{\"a\":1}".getBytes(UTF_8))).isEqualTo("{\"a\":1}");
        assertThat(BinaryJson.text(new byte[0])).isEqualTo("null");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
