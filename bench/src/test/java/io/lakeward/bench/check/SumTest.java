// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SumTest {
    private static final List<String> ONE = List.of("1", "a");
    private static final List<String> TWO = Arrays.asList("2", null);

    @Test
    void theOrderAndWhatWasTakenAwayLeaveNoTrace() {
        assertThat(Sum.NONE.plus(ONE).plus(TWO)).isEqualTo(Sum.NONE.plus(TWO).plus(ONE));
        assertThat(Sum.NONE.plus(ONE).plus(TWO).minus(ONE)).isEqualTo(Sum.NONE.plus(TWO));
    }

    @Test
    void otherRowsHaveAnotherSum() {
        assertThat(Sum.NONE.plus(List.of("1a", ""))).isNotEqualTo(Sum.NONE.plus(ONE));
        assertThat(Sum.NONE.plus(Arrays.asList("1", null))).isNotEqualTo(Sum.NONE.plus(List.of("1", "")));
        assertThat(Sum.NONE.plus(List.of("1", "b"))).isNotEqualTo(Sum.NONE.plus(ONE));
        assertThat(Sum.NONE.plus(ONE).plus(ONE)).isNotEqualTo(Sum.NONE.plus(ONE));
    }
}
