// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.event.TableReadEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HorizonsTest {
    private static final TableId USER = new TableId("d", "user");

    private final Horizons none = Horizons.of(List.of());

    @Test
    void aTableIsEmptiedOnce() {
        Horizons emptied = none.emptied(USER, 10);

        assertThat(emptied.since(USER)).isEqualTo(10);
        assertThat(emptied.unswept()).extracting(Horizon::source).containsExactly(USER);
        assertThat(emptied.reached(Map.of()).unswept()).isEmpty();
        assertThat(emptied.reached(Map.of()).emptied(USER, 10)).isEqualTo(emptied.reached(Map.of()));
        assertThat(emptied.emptied(USER, 9)).isEqualTo(emptied);
        assertThat(none.since(USER)).isZero();
    }

    @Test
    void aReadingCountsWhenItsEndIsInAllPartitions() {
        Horizons first = none.readIn(1, end(20));
        assertThat(first.since(USER)).isZero();
        assertThat(first.readIn(1, end(20))).isEqualTo(first);

        Horizons all = first.readIn(0, end(20));

        assertThat(all.since(USER)).isEqualTo(20);
        assertThat(all.unswept()).hasSize(1);
        assertThat(all.reached(Map.of()).readIn(0, end(20))).isEqualTo(all.reached(Map.of()));
    }

    @Test
    void aLaterReadingTakesThePlaceOfAnUnfinishedOne() {
        Horizons second = none.readIn(0, end(20)).readIn(0, end(30)).readIn(1, end(20));
        assertThat(second.since(USER)).isZero();

        assertThat(second.readIn(1, end(30)).since(USER)).isEqualTo(30);
    }

    @Test
    void aReadingFromBeforeTheHorizonSaysNothing() {
        Horizons truncated = none.readIn(0, end(20)).emptied(USER, 25);

        assertThat(truncated.readIn(1, end(20))).isEqualTo(truncated);
        assertThat(truncated.bySource().get(USER).reading()).isNull();
    }

    @Test
    void anUnfinishedReadingOutlivesATruncateBeforeIt() {
        Horizons reading = none.readIn(0, end(20)).emptied(USER, 15);

        assertThat(reading.readIn(1, end(20)).since(USER)).isEqualTo(20);
    }

    @Test
    void aChangeOfWhatIsKnownHasAGreaterVersion() {
        Horizons before = none.emptied(USER, 10);
        Horizons after = before.reached(Map.of());

        assertThat(after.differentFrom(before))
                .singleElement()
                .extracting(Horizon::version)
                .isEqualTo(2L);
        assertThat(after.differentFrom(after)).isEmpty();
    }

    @Test
    void aColumnIsAnotherOneSinceItCameAgain() {
        Horizons again = none.renewed(USER, List.of("a", "b"), 10).renewed(USER, List.of("b"), 20);

        assertThat(again.lost(USER, 9)).containsExactlyInAnyOrder("a", "b");
        assertThat(again.lost(USER, 10)).containsExactly("b");
        assertThat(again.lost(USER, 20)).isEmpty();
        assertThat(again.renewed(USER, List.of("a"), 9)).isEqualTo(again);
    }

    @Test
    void aStatementIsFollowedOnce() {
        Horizons followed = none.reached(Map.of(USER, 10L));

        assertThat(followed.hasFollowed(USER, 10)).isTrue();
        assertThat(followed.hasFollowed(USER, 11)).isFalse();
        assertThat(followed.reached(Map.of(USER, 9L))).isEqualTo(followed);
    }

    private static TableReadEvent end(long since) {
        return new TableReadEvent(USER, since, 2, since + 5);
    }
}
