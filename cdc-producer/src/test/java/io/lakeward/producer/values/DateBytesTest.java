// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
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
    void aDayThatDoesNotExistStaysAsItIsAndZeroIsNothing() {
        assertThat(new String(DateBytes.day(bytes("ea07 00 0a")), US_ASCII)).isEqualTo("2026-00-10");
        assertThat(new String(DateBytes.day(bytes("0100 01 01")), US_ASCII)).isEqualTo("0001-01-01");
        assertThat(new String(DateBytes.dayOfDateTime(bytes("ea07 0b 14 08 1e 01")), US_ASCII))
                .isEqualTo("2026-11-20 ");
        assertThat(DateBytes.day(bytes(""))).isNull();
        assertThat(DateBytes.dateTime(bytes("0000 00 00 01 00 00"))).isNull();
        assertThat(DateBytes.day(null)).isNull();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
