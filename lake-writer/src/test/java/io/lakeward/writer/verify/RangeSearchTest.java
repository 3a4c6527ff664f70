// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.verify.row.Cell;
import io.lakeward.writer.verify.row.Grid;
import io.lakeward.writer.verify.row.Range;
import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.row.Sum;
import io.lakeward.writer.verify.row.ValueKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangeSearchTest {
    private static final Shape SHAPE = new Shape(
            List.of(new Cell("id", "id", ValueKind.WHOLE, 0), new Cell("n", "n", ValueKind.TEXT, 0)), List.of(0));
    private static final int ROWS = 70_000;

    @Test
    void aRowAmongManyIsFoundInASmallRange() throws Exception {
        // All rows but one are in one range.
        RangeSearch search = search(rows(ROWS, -1), rows(ROWS, 12_345));

        search.start(SHAPE.grid(BigInteger.ONE, BigInteger.TEN.pow(12), 10));
        List<Range> found = search.next();

        assertThat(found).singleElement().satisfies(range -> {
            assertThat(range.has(List.of("12345"))).isTrue();
            assertThat(range.steps()).hasSizeGreaterThan(1);
        });
        assertThat(rows(ROWS, -1).stream().filter(row -> found.get(0).has(SHAPE.keyOf(row))))
                .hasSizeLessThan(20_000);
        assertThat(search.sourceRows()).isEqualTo(ROWS + 1);
        assertThat(search.next()).isEmpty();
        assertThat(search.isDone()).isTrue();
    }

    @Test
    void equalSidesHaveNoSuchRange() throws Exception {
        RangeSearch search = search(rows(100, -1), rows(100, -1));

        search.start(SHAPE.grid(4));

        assertThat(search.next()).isEmpty();
        assertThat(search.isDone()).isTrue();
    }

    @Test
    void anEmptyLakeDiffersInEveryRange() throws Exception {
        RangeSearch search = search(rows(100, -1), List.of());

        search.start(SHAPE.grid(4));

        assertThat(search.next()).hasSize(4);
    }

    private static RangeSearch search(List<List<String>> source, List<List<String>> lake) {
        return new RangeSearch((range, grid) -> sums(source, range, grid), (range, grid) -> sums(lake, range, grid));
    }

    /** @param changed the row that has another value */
    private static List<List<String>> rows(int count, long changed) {
        List<List<String>> rows = new ArrayList<>(LongStream.rangeClosed(1, count)
                .mapToObj(id -> List.of(Long.toString(id), id == changed ? "changed" : "same"))
                .toList());
        rows.add(List.of("1000000000000", "far"));
        return rows;
    }

    private static Map<String, Sum> sums(List<List<String>> rows, Range within, Grid grid) {
        Map<String, Sum> sums = new HashMap<>();
        rows.stream()
                .filter(row -> within.has(SHAPE.keyOf(row)))
                .forEach(row -> sums.merge(
                        grid.rangeOf(SHAPE.keyOf(row)), Sum.of(SHAPE.row(row).digest()), Sum::plus));
        return sums;
    }
}
