// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.table.VerifiedNotes.Note;
import io.lakeward.writer.verify.report.TableResult;
import io.lakeward.writer.verify.report.TableResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    @Test
    void aTableIsWhatTheWorstOfItsShardsIs() {
        assertThat(Verdicts.of(
                        List.of(
                                result("d.all", "d.b", Verdict.EQUAL),
                                result("d.one", "d.one", Verdict.EQUAL),
                                result("d.all", "d.a", Verdict.DIFFERENT),
                                TableResult.notVerified("d.all", List.of("d.c"), "why"),
                                TableResult.notVerified("d.two", List.of("d.two"), "why")),
                        Instant.EPOCH))
                .containsExactly(
                        new Note("d.all", Instant.EPOCH, "DIFFERENT", List.of("d.a", "d.b", "d.c")),
                        new Note("d.one", Instant.EPOCH, "EQUAL", List.of("d.one")),
                        new Note("d.two", Instant.EPOCH, "NOT_VERIFIED", List.of("d.two")));
    }

    private static TableResult result(String table, String source, Verdict verdict) {
        return new TableResult(table, List.of(source), verdict, 1, 1, 1, 0, List.of(), List.of(), Duration.ofMillis(1));
    }
}
