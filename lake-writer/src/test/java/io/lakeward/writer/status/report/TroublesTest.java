// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import static io.lakeward.writer.status.report.Statuses.GOOD;
import static io.lakeward.writer.status.report.Statuses.PARKED;
import static io.lakeward.writer.status.report.Statuses.UNREADABLE;
import static io.lakeward.writer.status.report.Statuses.before;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private static final Backlog LATE = new Backlog(9, true, Optional.of(before(60)));

    @Test
    void aPipelineThatRunsIsWell() {
        assertThat(Statuses.of(GOOD).isWell()).isTrue();
        assertThat(Statuses.of(0, LATE, Optional.empty(), GOOD).isWell()).isTrue();
        assertThat(Statuses.of(15, LATE, Optional.of(Duration.ofSeconds(60)), GOOD)
                        .isWell())
                .isTrue();
        assertThat(Statuses.of(-20, Backlog.NONE, Optional.empty(), GOOD).isWell())
                .isTrue();
    }

    @Test
    void aTableIsInTroubleForEachReason() {
        assertThat(Troubles.of(Statuses.of(0, Backlog.NONE, Optional.of(Duration.ofMinutes(9)), PARKED, UNREADABLE)))
                .containsExactly(
                        PARKED.table() + ": parked (FAILED) since 2026-11-22T11:48:20Z: <script>broken</script>;"
                                + " tried again",
                        PARKED.table() + ": 3 records in quarantine",
                        PARKED.table() + ": verify found it DIFFERENT at 2026-11-22T10:00:00Z",
                        PARKED.table() + ": behind by 10 min",
                        "d.unreadable: cannot be read: no such file");
    }

    @Test
    void theStagesAreInTroubleForEachReason() {
        assertThat(Troubles.of(Statuses.of(16, LATE, Optional.of(Duration.ofSeconds(59)), GOOD)))
                .containsExactly(
                        "the writer gave no sign of life since 2026-11-22T11:59:44Z: start it again, if it does not run",
                        "the lake is behind by 60 s");
        assertThat(Troubles.of(Statuses.withoutWriter(
                        new QuarantineState(3, Optional.of(before(9)), Map.of("", 1L, "d.gone", 2L)),
                        Map.of(0, 100L, 1, 88L))))
                .containsExactly(
                        "the topic lacks records that the lake may not have: partition 1 goes on at offset 88 and begins"
                                + " at 90",
                        "1 records in quarantine, of no known table",
                        "2 records in quarantine, of d.gone, which is not in the lake");
    }

    @Test
    void theEndOfATransactionIsNoRecordThatIsGone() {
        assertThat(Statuses.withoutWriter(new QuarantineState(0, Optional.empty(), Map.of()), Map.of(0, 100L, 1, 89L))
                        .isWell())
                .isTrue();
    }
}
