// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void theSameSeedGivesTheSameColumnsAndAnotherOneOthers() {
        assertThat(columns(3)).isEqualTo(columns(3)).isNotEqualTo(columns(4));
    }

    @Test
    void everyKindIsThere() {
        // When
        List<ChaosTable> tables = Tables.of(1, Tables.KINDS);

        // Then
        assertThat(tables).extracting(ChaosTable::partitioning).contains(Partitioning.values());
        assertThat(tables).extracting(ChaosTable::mergeOnRead).contains(true, false);
        assertThat(tables).extracting(ChaosTable::shards).contains(1, 2);
        assertThat(tables).anyMatch(ChaosTable::isBag);
        assertThat(tables.get(0).fields()).extracting(Field::type).containsAll(ColumnTypes.ALL);
    }

    @Test
    void aKeyNumberHasOneKeyAndNoOtherNumberHasIt() {
        Arrays.stream(KeyShape.values()).filter(key -> key != KeyShape.NONE).forEach(key -> assertThat(
                        IntStream.range(0, 12_000).mapToObj(key::where))
                .as("%s", key)
                .doesNotHaveDuplicates());
    }

    @Test
    void valuesAreNullNowAndThen() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        Field field = new Field("c", ColumnTypes.INT, true);

        // Then
        assertThat(IntStream.range(0, 100).mapToObj(i -> field.literal(random)))
                .contains("NULL", "-2147483648", "2147483647");
    }

    private static List<String> columns(long seed) {
        return Tables.of(seed, 30).stream()
                .map(table -> table.create(table.name()))
                .toList();
    }
}
