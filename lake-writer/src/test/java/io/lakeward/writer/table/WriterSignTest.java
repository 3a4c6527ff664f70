// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WriterSignTest {
    @Test
    void whatIsWrittenIsRead() {
        WriterSign sign = new WriterSign("x on host, process 7, since y", Instant.parse("2026-11-22T12:00:00.123Z"));

        assertThat(WriterSign.of(sign.text())).isEqualTo(sign);
    }

    @Test
    void oneThatIsNotWholeIsOfNow() {
        Instant before = Instant.now();

        assertThat(WriterSign.of("").at()).isAfterOrEqualTo(before);
        assertThat(WriterSign.of("x on host, last sign of life 2026-11-2").at()).isAfterOrEqualTo(before);
    }
}
