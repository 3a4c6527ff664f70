// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.Finding.Kept;
import io.lakeward.writer.batch.Finding.Kind;
import io.lakeward.writer.batch.ReplayRules.Later;
import io.lakeward.writer.horizon.Horizons;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayRulesTest {
    private static final TableId TABLE = new TableId("d", "t");
    private static final TableId PARKED = new TableId("d", "parked");
    private static final long SINCE = 50;

    private static final ReplayRules RULES = new ReplayRules(
            Map.of(0, 100L),
            Map.of(0, 10L),
            Horizons.of(List.of()).emptied(TABLE, SINCE),
            Set.of(PARKED),
            source -> source,
            target -> Map.of(0, Set.of(20L)));

    @Test
    void aRecordWhoseRowIsToBeLookedAtHasNoVerdictYet() {
        assertThat(RULES.of(found(Kind.ROW, 9, SINCE))).isEmpty();
        assertThat(RULES.of(found(Kind.ROW, 20, SINCE))).isEmpty();
        assertThat(RULES.of(found(Kind.COPY, 99, SINCE))).isEmpty();
    }

    @Test
    void whatIsFromBeforeTheTablesHorizonIsSuperseded() {
        assertThat(RULES.of(found(Kind.ROW, 3, SINCE - 1))).contains(Verdict.SUPERSEDED);
        assertThat(RULES.of(found(Kind.NOTICE, 3, SINCE))).contains(Verdict.SUPERSEDED);
    }

    @Test
    void whatATableHasFromAReplayThatWasKilledIsApplied() {
        assertThat(RULES.of(found(Kind.COPY, 20, SINCE))).contains(Verdict.APPLIED);
        assertThat(RULES.of(found(Kind.NOTHING, 20, 0))).contains(Verdict.APPLIED);
        assertThat(RULES.of(new Finding(before(20), Kind.COPY, PARKED, List.of(), SINCE, null)))
                .contains(Verdict.APPLIED);
    }

    @Test
    void whatCannotBeAppliedSaysWhy() {
        assertThat(RULES.of(found(Kind.BAD, 20, 0))).contains(Verdict.bad("no JSON"));
        assertThat(reason(found(Kind.ROW, 8, SINCE)))
                .isEqualTo("What became of its row since cannot be told, because records after it are gone from the"
                        + " topic: have d.t read again by ./lakeward resync, and replay again");
        assertThat(reason(found(Kind.ROW, 100, SINCE)))
                .isEqualTo("The writer must have finished the batch that it came in, but has not: start the writer, and"
                        + " replay again when it has read on");
        assertThat(reason(found(Kind.NOTICE, 20, SINCE + 1)))
                .isEqualTo(
                        "A schema change or the end of a reading cannot be followed afterwards: have d.t read again by"
                                + " ./lakeward resync, and replay again");
        assertThat(reason(new Finding(before(20), Kind.ROW, PARKED, List.of(), SINCE, null)))
                .isEqualTo("The table d.parked is parked: replay again when it is back");
        List<RowId> rows = List.of(new RowId(TABLE, 0, "a"), new RowId(TABLE, 0, "b"));
        assertThat(reason(new Finding(before(21), Kind.COPY, TABLE, rows, SINCE, null)))
                .isEqualTo("It has several rows without a key, and which of them the lake has cannot be told");
    }

    @Test
    void ofRowsWithoutKeyOnlyALaterReadingSupersedesAChange() {
        Finding change = found(Kind.COPY, 20, SINCE);
        Finding read = found(Kind.COPY_READ, 20, SINCE);

        assertThat(ReplayRules.ofCopy(change, Later.NONE)).isEmpty();
        assertThat(ReplayRules.ofCopy(change, new Later(30, -1))).isEmpty();
        assertThat(ReplayRules.ofCopy(change, new Later(30, 19))).isEmpty();
        assertThat(ReplayRules.ofCopy(change, new Later(30, 25))).contains(Verdict.SUPERSEDED);
        assertThat(ReplayRules.ofCopy(read, new Later(19, 19))).isEmpty();
        assertThat(ReplayRules.ofCopy(read, new Later(30, -1)).map(Verdict::reason))
                .contains(
                        "The row was read with its whole table, which has no key, and rows like it changed since: have"
                                + " d.t read again by ./lakeward resync, and replay again");
    }

    @Test
    void aFailureThatSaysNothingIsAReasonToo() {
        assertThat(Verdict.bad(null).reason()).isEqualTo("No reason was told");
    }

    private static String reason(Finding found) {
        Optional<Verdict> verdict = RULES.of(found);
        assertThat(verdict.map(Verdict::outcome)).contains(Verdict.Outcome.BAD);
        return verdict.orElseThrow().reason();
    }

    private static Finding found(Kind kind, long offset, long sequence) {
        String problem = kind == Kind.BAD ? "no JSON" : null;
        return new Finding(before(offset), kind, TABLE, List.of(), sequence, problem);
    }

    private static Kept before(long offset) {
        return new Kept(new Place(0, offset), "d.t", "bad");
    }
}
