// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompactionTurnsTest {
    private final Deque<Integer> seen = new ArrayDeque<>();
    private final CompactionTurns turns = new CompactionTurns(target -> seen.remove());

    @Test
    void theFirstCommitOfAJobLooksAndThenTheOneThatMayBeDue() {
        seen.addAll(List.of(2, 5));

        assertThat(looks(5, 5)).containsExactly(true, false, false, true, true);
    }

    @Test
    void whileACompactionIsUnderWayEachCommitLooks() {
        seen.addAll(List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 1));

        assertThat(looks(4, 3)).containsExactly(true, true, true, false);
    }

    @Test
    void aSmallerIntervalHoldsFromTheNextCommitOn() {
        seen.addAll(List.of(4, 5));

        assertThat(turns.isToLook(target(1000))).isTrue();
        assertThat(turns.isToLook(target(5))).isTrue();
    }

    @Test
    void eachTableHasItsOwnTurn() {
        seen.addAll(List.of(1, 1));

        assertThat(turns.isToLook(target("a", 5))).isTrue();
        assertThat(turns.isToLook(target("b", 5))).isTrue();
        assertThat(turns.isToLook(target("a", 5))).isFalse();
    }

    private List<Boolean> looks(int commits, int every) {
        seen.add(1);
        return IntStream.range(0, commits)
                .mapToObj(commit -> turns.isToLook(target(every)))
                .toList();
    }

    private static WriteTarget target(int every) {
        return target("t", every);
    }

    private static WriteTarget target(String path, int every) {
        return new WriteTarget(
                path,
                "t",
                "",
                TableType.MOR,
                "id",
                2,
                false,
                Map.of(HudiOptions.COMPACTED_EVERY, Integer.toString(every)));
    }
}
