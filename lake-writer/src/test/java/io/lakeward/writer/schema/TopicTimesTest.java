// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTimesTest {
    @Test
    void daysAndMicrosecondsAreCountedFromTheEpoch() {
        assertThat(TopicTimes.day("1970-01-02")).isEqualTo(1);
        assertThat(TopicTimes.day("0000-01-01")).isEqualTo(-719_528);
        assertThat(TopicTimes.micros("1970-01-01 00:00:00")).isZero();
        assertThat(TopicTimes.micros("1970-01-01 00:00:01.5Z")).isEqualTo(1_500_000);
        assertThat(TopicTimes.micros("1969-12-31 23:59:59.999999")).isEqualTo(-1);
        assertThat(TopicTimes.micros("1970-01-01 23:04:05.000607")).isEqualTo(83_045_000_607L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-00-00", "2026-00-10", "2026-11-00", "2026-02-31"})
    void aDayThatNoCalendarHasIsNull(String day) {
        assertThat(TopicTimes.day(day)).isNull();
        assertThat(TopicTimes.micros(day + " 12:00:00Z")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-1-1",
                "20261120",
                "2026-11-20T08:00:00",
                "2026-11-20 25:00:00",
                "2026-11-20 08:60:00",
                "2026-11-20 08:00",
                "2026-11-20 08:00:00.",
                "2026-11-20 08:00:00.1234567",
                "2026-11-20 08:00:+1",
                "2026-11-20 08:00:00.12x",
                "2026-11-20 08:00:00ZZ",
                "2026-11-20 8:00:00.1",
                "2026-11-xx"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> TopicTimes.micros(text)).isInstanceOf(DateTimeException.class);
    }
}
