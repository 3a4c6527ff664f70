// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.park;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.TableId;
import io.lakeward.writer.park.ParkedTable.Cause;
import io.lakeward.writer.table.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParkingTest {
    private static final TableId USER = new TableId("d", "user");

    private final Parking parking = new Parking(progress(0, 0), List.of());

    @Test
    void aTableGoesBackBetweenTwoBatchesWhenItHasComeAsFarAsThey() {
        // Given: it failed in the batch up to 10.
        parking.begin();
        parking.isUnderWay(progress(0, 10));
        parking.park(parkedAt(0));
        assertThat(parking.end(progress(0, 10))).isEmpty();
        assertThat(parking.begin()).containsExactly(USER);

        // When: it has come as far while the next batch is written.
        Range first = next();
        assertThat(first).isEqualTo(new Range(Map.of(0, 0L), Map.of(0, 10L)));
        parking.moved(found(), first, 7);
        assertThat(parking.join(found())).isEmpty();
        assertThat(parking.end(progress(10, 20))).isEmpty();

        // Then: it was not in that one, and has to read it, too.
        Range second = next();
        assertThat(second).isEqualTo(new Range(Map.of(0, 10L), Map.of(0, 20L)));
        parking.moved(found(), second, 9);
        assertThat(parking.join(found())).isPresent();
        assertThat(parking.lastSequence()).isEqualTo(9);
        assertThat(parking.begin()).isEmpty();
    }

    @Test
    void aTableReadsWhatABatchReadsAtTheSameTime() {
        parking.park(parkedAt(0));
        parking.begin();
        parking.isUnderWay(progress(0, 10));
        Range read = next();
        ParkedTable before = found();

        // Without a checkpoint a job begins where the other tables are.
        assertThat(parking.progress(read, before)).isEqualTo(progress(0, 10));
        parking.moved(before, read, 0);
        assertThat(parking.join(found())).isEmpty();

        assertThat(parking.end(progress(0, 10))).extracting(ParkedTable::table).containsExactly(USER);
    }

    @Test
    void aTableWhoseRecordsAreGoneDoesNotGoBack() {
        parking.park(parkedAt(0));
        parking.begin();
        parking.end(progress(0, 10));

        ParkedTable expired = parking.expires(found(), "gone", Map.of(0, 11L), 7);

        assertThat(expired.position()).isEqualTo(Map.of(0, 11L));
        assertThat(expired.lastSequence()).isEqualTo(7);
        assertThat(parking.next(expired, expired.position(), 1000)).isEmpty();
        parking.begin();
        assertThat(parking.end(progress(10, 20))).isEmpty();
    }

    @Test
    void nothingIsDoneForATableThatWasParkedAnewMeanwhile() {
        parking.park(parkedAt(0));
        parking.begin();
        parking.end(progress(0, 10));
        ParkedTable before = found();
        ParkedTable anew =
                ParkedTable.of(USER, Cause.FAILED, Instant.EPOCH.plusSeconds(1), "again", Map.of(0, 3L), Set.of(), 0);
        parking.park(anew);

        assertThat(parking.next(before, Map.of(0, 0L), 1000)).isEmpty();
        assertThat(parking.join(parking.moved(before, new Range(Map.of(0, 0L), Map.of(0, 10L)), 7)))
                .isEmpty();
        parking.stays(before, Cause.STOPPED, "stopped");
        parking.skip(before, Map.of(0, 50L));
        parking.expires(before, "gone", Map.of(0, 11L), 7);

        assertThat(found()).isEqualTo(anew);
        parking.moved(anew, next(), 7);
        assertThat(parking.join(found())).isPresent();
        assertThat(parking.join(anew)).isEmpty();
        assertThat(parking.next(anew, Map.of(), 1000)).isEmpty();
    }

    @Test
    void aTableReadsNoMoreThanABatchMay() {
        Map<Integer, Long> end = Map.of(0, 100L, 1, 5L, 2, 8L, 3, 3L);

        Range range = Range.next(Map.of(0, 50L, 2, 8L, 3, 2L), end, 12);

        assertThat(range).isEqualTo(new Range(Map.of(0, 50L, 3, 2L), Map.of(0, 53L, 1, 3L, 3, 3L)));
        assertThat(Range.next(end, end, 12).isEmpty()).isTrue();
    }

    private ParkedTable found() {
        return parking.find(USER).orElseThrow();
    }

    private Range next() {
        return parking.next(found(), found().position(), 1000).orElseThrow();
    }

    private static ParkedTable parkedAt(long offset) {
        return ParkedTable.of(USER, Cause.FAILED, Instant.EPOCH, "broken", Map.of(0, offset), Set.of(), 0);
    }

    private static Progress progress(long from, long to) {
        return new Progress("topic", Map.of(0, from), Map.of(0, to));
    }
}
