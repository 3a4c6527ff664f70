// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuarantineDigestTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final QuarantineDigest digest = new QuarantineDigest();

    @Test
    void theFirstIsToldAtOnceAndTheOthersTogether() {
        assertThat(digest.look(START)).isEmpty();
        digest.add("d.user", "bad number in id");
        assertThat(digest.look(START).orElseThrow().message())
                .isEqualTo(
                        "1 record could not be read; the lake table _lakeward/quarantine has them. The first, of d.user:"
                                + " bad number in id");

        digest.add("", "no JSON");
        digest.add("d.user", "bad number in id");
        assertThat(digest.look(START.plusSeconds(899))).isEmpty();
        assertThat(digest.look(START.plusSeconds(900)).orElseThrow().message())
                .isEqualTo(
                        "2 records could not be read; the lake table _lakeward/quarantine has them. The first: no JSON");
        assertThat(digest.look(START.plusSeconds(9000))).isEmpty();
    }
}
