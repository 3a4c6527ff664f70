// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Comparison BY_ID = new Comparison(List.of("id"));

    @Test
    void sameRowsInAnotherOrderAreEqual() {
        // Given
        Table source = table(List.of(row(1, "a"), row(2, null)));
        Table lake = table(List.of(row(2, null), row(1, "a")));

        // When
        List<Difference> differences = BY_ID.of(source, lake);

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void everyWayToDifferIsNamed() {
        // Given
        Table source = table(List.of(row(1, "same"), row(2, "new"), row(3, "gone")));
        Table lake = table(List.of(row(1, "same"), row(2, "old"), row(4, "ghost")));

        // When
        List<Difference> differences = BY_ID.of(source, lake);

        // Then
        assertThat(differences)
                .extracting(Difference::toString)
                .containsExactly(
                        "row {id=2}: name must be new, but was old",
                        "missing row {id=3, name=gone}",
                        "extra row {id=4, name=ghost}");
    }

    @Test
    void duplicateIsExtra() {
        assertThat(BY_ID.of(table(List.of(row(1, "a"))), table(List.of(row(1, "a"), row(1, "a")))))
                .extracting(Difference::toString)
                .containsExactly("extra row {id=1, name=a}");
    }

    @Test
    void columnOfAnotherTypeIsADifferenceThoughTheValuesLookAlike() {
        // Given
        Table source =
                new Table(List.of(new Column("price", "decimal(10,2)")), List.of(List.of(new BigDecimal("1.00"))));
        Table lake = new Table(List.of(new Column("price", "decimal(38,2)")), List.of(List.of(new BigDecimal("1.00"))));

        // When
        List<Difference> differences = BY_ID.of(source, lake);

        // Then
        assertThat(differences)
                .extracting(Difference::toString)
                .containsExactly("columns must be [price decimal(10,2)], but were [price decimal(38,2)]");
    }

    @Test
    void kindsOfValuesStayApart() {
        // Given
        Object time = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

        // Then
        assertThat(differ(1, 1L)).isFalse();
        assertThat(differ(time, Instant.parse("2026-01-02T03:04:05Z"))).isFalse();
        assertThat(differ(1, "1")).isTrue();
        assertThat(differ(1, new BigDecimal("1"))).isTrue();
        assertThat(differ(new BigDecimal("1.0"), new BigDecimal("1.00"))).isTrue();
        assertThat(differ(null, "null")).isTrue();
        assertThat(differ(time, "2026-01-02T03:04:05Z")).isTrue();
    }

    private static boolean differ(Object left, Object right) {
        List<Column> columns = List.of(new Column("v", "any"));
        return !new Comparison(List.of("v"))
                .of(new Table(columns, List.of(Arrays.asList(left))), new Table(columns, List.of(Arrays.asList(right))))
                .isEmpty();
    }

    private static Table table(List<List<Object>> rows) {
        return new Table(List.of(new Column("id", "int"), new Column("name", "string")), rows);
    }

    private static List<Object> row(int id, String name) {
        return Arrays.asList(id, name);
    }
}
