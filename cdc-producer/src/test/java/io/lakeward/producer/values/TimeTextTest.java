// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TimeTextTest {
    @Test
    void aNegativeTimePassesTheParserWithMoreHours() {
        assertThat(text(bytes("01 00000000 00 1e 01"))).isEqualTo("-2000:30:01.000000");
        assertThat(text(bytes("01 22000000 16 3b 3b 01000000"))).isEqualTo("-2838:59:59.000001");
        assertThat(text(bytes("00 22000000 16 3b 3b"))).isEqualTo("838:59:59.000000");
        assertThat(text(bytes(""))).isEqualTo("00:00:00");
        assertThat(TimeText.of(null)).isNull();
    }

    @Test
    void theParsedTimeIsTheOneMeant() {
        assertThat(TimeText.found(Duration.ofHours(-2000).minusMinutes(30))).isEqualTo(Duration.ofMinutes(-30));
        assertThat(TimeText.found(Duration.ofHours(-838))).isEqualTo(Duration.ofHours(-838));
        assertThat(TimeText.found(Duration.ofHours(838))).isEqualTo(Duration.ofHours(838));
    }

    private static String text(byte[] binary) {
        return new String(TimeText.of(binary), US_ASCII);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
