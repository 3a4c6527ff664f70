// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

    @Test
    void theSameSeedGivesTheSameSchedule() {
        assertThat(Schedule.of(7, MINUTE, ALL, true)).isEqualTo(Schedule.of(7, MINUTE, ALL, true));
    }

    @Test
    void anotherSeedGivesAnotherSchedule() {
        assertThat(Schedule.of(7, MINUTE, ALL, true)).isNotEqualTo(Schedule.of(8, MINUTE, ALL, true));
    }

    @Test
    void movesAreInOrderAndTheLoadBeginsBeforeThePipeline() {
        // When
        Schedule schedule = Schedule.of(1, MINUTE, ALL, true);

        // Then
        assertThat(schedule.moves()).extracting(Move::at).isSorted();
        int start = IntStream.range(0, schedule.moves().size())
                .filter(i -> schedule.moves().get(i) instanceof Move.StartPipeline)
                .findFirst()
                .orElseThrow();
        assertThat(schedule.moves().subList(0, start)).isNotEmpty().hasOnlyElementsOfType(Move.Transaction.class);
    }

    @Test
    void schemaChangesLeaveTheLoadAsItIs() {
        List<Move> with = Schedule.of(7, MINUTE, ALL, true).moves();

        assertThat(with)
                .filteredOn(move -> !(move instanceof Move.SchemaChange))
                .isEqualTo(Schedule.of(7, MINUTE, ALL, false).moves());
        assertThat(with).filteredOn(Move.SchemaChange.class::isInstance).hasSize(30);
    }

    @Test
    void everyRunHasThreeFencesAndEndsWithOne() {
        // When
        Schedule schedule = Schedule.of(1, Duration.ofSeconds(5), ALL, true);

        // Then
        assertThat(schedule.moves()).filteredOn(Move.Fence.class::isInstance).hasSize(3);
        assertThat(schedule.moves().get(schedule.moves().size() - 1)).isInstanceOf(Move.Fence.class);
    }

    @Test
    void faultsLeaveTheLoadAsItIs() {
        // When
        List<Move> with = Schedule.of(7, MINUTE, ALL, true).moves();
        List<Move> without = Schedule.of(7, MINUTE, Set.of(), true).moves();

        // Then
        assertThat(with).filteredOn(move -> !(move instanceof Move.Strike)).isEqualTo(without);
        assertThat(with).filteredOn(Move.Strike.class::isInstance).hasSize(Fault.values().length);
    }
}
