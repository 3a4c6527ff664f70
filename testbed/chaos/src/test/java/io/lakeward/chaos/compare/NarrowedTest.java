// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.demo.table.Column;
import io.lakeward.demo.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarrowedTest {
    private static final Table NARROW = table("int", "float", 7, 0.1f);

    @Test
    void whatIsWiderIsComparedByItsValues() {
        assertThat(Narrowed.to(NARROW, table("bigint", "double", 7L, (double) 0.1f)))
                .isEqualTo(NARROW);
        assertThat(Narrowed.to(NARROW, table("bigint", "double", 8L, 0.2))).isNotEqualTo(NARROW);
    }

    @Test
    void anyOtherTypeStaysADifference() {
        Table other = table("string", "decimal(5,2)", "7", 1L);

        assertThat(Narrowed.to(NARROW, other)).isSameAs(other);
        assertThat(Narrowed.to(table("bigint", "double", 7L, 0.1), NARROW)).isSameAs(NARROW);
    }

    private static Table table(String whole, String floating, Object number, Object fraction) {
        return new Table(
                List.of(new Column("a", whole), new Column("b", floating)), List.of(List.of(number, fraction)));
    }
}
