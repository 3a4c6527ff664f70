// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestsTest {
    private static final List<Cell> CELLS = List.of(
            new Cell("n", "n", ValueKind.WHOLE, 0),
            new Cell("a", "a", ValueKind.TEXT, 0),
            new Cell("b", "b", ValueKind.TEXT, 0));

    @Test
    void rowsThatDifferHaveOtherDigests() {
        assertThat(List.of(
                        digest("1", "x", "y"),
                        digest("1", "xy", ""),
                        digest("1", "", "xy"),
                        digest("1", null, "xy"),
                        digest("1", "~", "xy"),
                        digest(null, "x", "y"),
                        digest("1", "x|y", null)))
                .doesNotHaveDuplicates();
    }

    @Test
    void twoCopiesDoNotUndoEachOther() {
        Sum one = Sum.of(digest("1", "x", "y"));

        assertThat(one.plus(one)).isNotEqualTo(Sum.NOTHING).isNotEqualTo(one);
        assertThat(one.plus(one).rows()).isEqualTo(2);
    }

    @Test
    void aTableWithoutKeyKnowsItsRowsByTheirDigests() {
        Shape bag = new Shape(CELLS, List.of());
        Shape keyed = new Shape(CELLS, List.of(1, 0));
        List<String> texts = List.of("1", "x", "y");

        assertThat(bag.row(texts).key()).containsExactly(digest("1", "x", "y"));
        assertThat(keyed.row(texts)).isEqualTo(new Row(List.of("x", "1"), digest("1", "x", "y")));
        assertThat(bag.isByNumber()).isFalse();
        assertThat(keyed.isByNumber()).isFalse();
    }

    private static String digest(String... texts) {
        return Digests.of(CELLS, Arrays.asList(texts));
    }
}
