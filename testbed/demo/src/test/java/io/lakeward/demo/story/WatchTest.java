// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.demo.lake.Snapshot;
import io.lakeward.demo.table.Column;
import io.lakeward.demo.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Instant COMMITTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Table OLD = groups(1);
    private static final Table NEW = groups(2);

    private final Watch watch = new Watch(
            Map.of(Tables.USER, OLD, Tables.USER_AGG, OLD), Map.of(Tables.USER, OLD, Tables.USER_AGG, NEW), COMMITTED);

    @Test
    void notThereYet() {
        // When
        watch.saw(Tables.USER, after(OLD, 0));

        // Then
        assertThat(watch.isEqual()).isFalse();
        assertThat(watch.waitingFor()).isEqualTo("DWS user_agg (not there yet)");
        assertThat(watch.differences()).containsExactly("DWS user_agg: does not exist");
    }

    @Test
    void differentYet() {
        // When
        watch.saw(Tables.USER, after(OLD, 0));
        watch.saw(Tables.USER_AGG, after(OLD, 1));

        // Then
        assertThat(watch.isEqual()).isFalse();
        assertThat(watch.waitingFor()).isEqualTo("DWS user_agg (1 to go)");
        assertThat(watch.differences())
                .containsExactly("DWS user_agg: row {device_model=dm-01}: users must be 2, but was 1");
    }

    @Test
    void equalAtLast() {
        // When
        watch.saw(Tables.USER, after(OLD, 0));
        watch.saw(Tables.USER_AGG, after(OLD, 1));
        watch.saw(Tables.USER_AGG, after(NEW, 3));
        watch.saw(Tables.USER_AGG, after(NEW, 5));

        // Then
        assertThat(watch.isEqual()).isTrue();
        assertThat(watch.differences()).isEmpty();
        assertThat(watch.latencies()).containsExactly(Map.entry(Layer.DWS, Duration.ofSeconds(3)));
    }

    @Test
    void equalityThatIsLostAgainDoesNotCount() {
        // When
        watch.saw(Tables.USER, after(OLD, 0));
        watch.saw(Tables.USER_AGG, after(NEW, 3));
        watch.saw(Tables.USER_AGG, after(OLD, 4));

        // Then
        assertThat(watch.isEqual()).isFalse();
    }

    private static Snapshot after(Table table, int seconds) {
        return new Snapshot(table, COMMITTED.plusSeconds(seconds));
    }

    private static Table groups(int users) {
        return new Table(
                List.of(new Column("device_model", "string"), new Column("users", "bigint")),
                List.of(List.of("dm-01", users)));
    }
}
