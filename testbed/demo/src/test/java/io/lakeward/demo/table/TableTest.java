// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final List<Column> COLUMNS =
            List.of(new Column("id", "int"), new Column("name", "string"), new Column("age", "int"));

    @Test
    void selectTakesTheColumnsThatAreThereAndSortsTheRows() {
        // Given
        Table table = new Table(COLUMNS, List.of(Arrays.asList(10, "b", 1), Arrays.asList(9, "a", null)));

        // When
        Table selected = table.select(List.of("age", "id", "no such column"));

        // Then
        assertThat(selected.names()).containsExactly("age", "id");
        assertThat(selected.rows()).containsExactly(Arrays.asList(null, 9L), Arrays.asList(1L, 10L));
    }

    @Test
    void rowOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> new Table(COLUMNS, List.of(List.of(1))))
                .hasMessage("row must have 3 values, but has 1: [1]");
    }

    @Test
    void valueOfAnUnknownKindIsRefused() {
        assertThatThrownBy(() -> new Table(List.of(new Column("x", "char")), List.of(List.of('c'))))
                .hasMessage("value must be a number, text, bytes or a time, but was: java.lang.Character");
    }
}
