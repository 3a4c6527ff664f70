// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private static final TableProgress SMALL_AT_FIRST = new TableProgress(0, 2, 0, true);

    private final ProgressLines lines = new ProgressLines();

    @Test
    void saysEveryTenSecondsWhatIsDoneAndWhatIsLeft() {
        // Given
        lines.about(snapshot(SMALL_AT_FIRST, new TableProgress(0, 0, 38, true)), seconds(0));
        lines.about(snapshot(SMALL_AT_FIRST, new TableProgress(3, 4, 34, true)), seconds(9));

        // When
        var said = lines.about(
                snapshot(new TableProgress(1, 2, 0, true), new TableProgress(9, 10, 28, true)), seconds(10));

        // Then
        assertThat(said)
                .containsExactly("Snapshot: 10 of 40 splits (25 %), 0 of 2 tables, 1.0 splits/s, time left: 0:00:30;"
                        + " now: shop.big 9 of 38, shop.small 1 of 2");
    }

    @Test
    void saysAtLeastWhileATableIsNotYetSplit() {
        // Given
        lines.about(snapshot(SMALL_AT_FIRST, TableProgress.NONE), seconds(0));

        // When
        var said = lines.about(snapshot(new TableProgress(1, 2, 0, true), TableProgress.NONE), seconds(20));

        // Then
        assertThat(said)
                .containsExactly(
                        "Snapshot: 1 of at least 2 splits (50 %), 0 of 2 tables, 0.1 splits/s, time left: at least"
                                + " 0:00:20; now: shop.small 1 of 2");
    }

    @Test
    void saysOnceThatATableIsDoneAndThatTheBinlogTakesOver() {
        // Given
        TableProgress small = new TableProgress(2, 2, 0, true);
        lines.about(snapshot(SMALL_AT_FIRST, new TableProgress(0, 0, 3, true)), seconds(0));

        // When
        var first = lines.about(snapshot(small, new TableProgress(1, 2, 1, true)), seconds(1));
        var second = lines.about(snapshot(small, new TableProgress(3, 3, 0, true)), seconds(2));
        var last = lines.about(
                new SnapshotProgress(
                        snapshot(small, new TableProgress(3, 3, 0, true)).tables(), true),
                seconds(65));

        // Then
        assertThat(first).containsExactly("Snapshot of shop.small is done, splits: 2");
        assertThat(second).containsExactly("Snapshot of shop.big is done, splits: 3");
        assertThat(last)
                .containsExactly(
                        "Snapshot is done, tables: 2, splits: 5, took: 0:01:05; reading the binlog from now on");
    }

    private static SnapshotProgress snapshot(TableProgress small, TableProgress big) {
        SortedMap<String, SnapshotProgress.Table> tables = new TreeMap<>();
        tables.put("shop.small", new SnapshotProgress.Table(new TableId("shop", "small"), small));
        tables.put("shop.big", new SnapshotProgress.Table(new TableId("shop", "big"), big));
        return new SnapshotProgress(tables, false);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
