// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    private static final Cell ID = new Cell("id", "i`d", ValueKind.WHOLE, 0);
    private static final Cell NAME = new Cell("name", "name", ValueKind.TEXT, 0);

    @ParameterizedTest
    @CsvSource({
        "0, 0, '> -10', '< 10'",
        "9, 0, '> -10', '< 10'",
        "-9, 0, '> -10', '< 10'",
        "10, 1, '>= 10', '< 20'",
        "-10, -1, '> -20', '<= -10'",
        "18446744073709551615, 1844674407370955161, '>= 18446744073709551610', '< 18446744073709551620'"
    })
    void aNumberIsInTheRangeThatMySqlLooksIn(String id, String range, String from, String to) {
        Grid grid = new Grid.Numbers(List.of(ID), BigInteger.TEN);

        assertThat(grid.rangeOf(List.of(id))).isEqualTo(range);
        assertThat(grid.where(range)).isEqualTo("`i``d` " + from + " AND `i``d` " + to);
        assertThat(grid.sql()).isEqualTo("CAST(`i``d` DIV 10 AS CHAR)");
    }

    @Test
    void rangesOfNumbersBecomeSmallerUntilTheyAreOneNumberAndThenPartsOfItsRows() {
        Grid grid = new Grid.Numbers(List.of(ID, NAME), BigInteger.valueOf(40));

        Grid finest = grid.finer().orElseThrow();
        assertThat(finest).isEqualTo(new Grid.Numbers(List.of(ID, NAME), BigInteger.ONE));
        assertThat(finest.finer()).containsInstanceOf(Grid.Hashes.class);
    }

    @Test
    void rangesWithinRangesOfDigestsLookAtOtherDigits() {
        Grid outer = new Grid.Hashes(List.of(NAME), 0, 64);
        Grid inner = outer.finer().orElseThrow();
        List<String> key = List.of("x");

        Range range = Range.ALL.within(outer, outer.rangeOf(key)).within(inner, inner.rangeOf(key));

        assertThat(range.has(key)).isTrue();
        assertThat(range.has(List.of("y"))).isFalse();
        assertThat(range.where()).contains(", 1, 4)").contains(", 5, 4)").contains(" AND ");
        assertThat(Range.ALL.where()).isEqualTo("TRUE");
    }

    @Test
    void digestsEndSomewhere() {
        Grid grid = new Grid.Hashes(List.of(NAME), 7, 64);

        assertThat(grid.finer()).isEmpty();
        assertThat(Integer.parseInt(grid.rangeOf(List.of("x")))).isBetween(0, 63);
    }
}
