// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Among them those of tables from before MySQL 5.6, which no server of the tests writes. */
class BinlogTimesTest {
    @Test
    void aNegativeTimeIsNegativeAsAWhole() throws IOException {
        assertThat(BinlogTimes.time(0, in("7ff880"))).isEqualTo(Duration.ofMinutes(-30));
        assertThat(BinlogTimes.time(2, in("7fffffff"))).isEqualTo(Duration.ofMillis(-10));
        assertThat(BinlogTimes.time(2, in("7fffff00"))).isEqualTo(Duration.ofSeconds(-1));
        assertThat(BinlogTimes.time(2, in("7ffffe9d"))).isEqualTo(Duration.ofMillis(-1990));
        assertThat(BinlogTimes.time(6, in("800000000001"))).isEqualTo(Duration.ofNanos(1000));
    }

    @Test
    void timesFromBeforeMySql56AreDecimalDigits() throws IOException {
        assertThat(BinlogTimes.oldTime(in("590a80")))
                .isEqualTo(Duration.ofHours(-838).minusMinutes(59).minusSeconds(59));
        assertThat(BinlogTimes.oldDateTime(in("8078dd686d120000"))).isEqualTo(LocalDateTime.of(2026, 11, 20, 8, 0, 0));
    }

    private static ByteArrayInputStream in(String hex) {
        return new ByteArrayInputStream(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
