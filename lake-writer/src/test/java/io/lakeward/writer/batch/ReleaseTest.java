// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    @Test
    void aTableForgetsNoPlaceThatQuarantineStillHas() {
        Map<Integer, Set<Long>> replayed = Map.of(0, Set.of(1L, 2L), 1, Set.of(1L));

        assertThat(Release.rest(replayed, Set.of(new Place(0, 2), new Place(1, 1), new Place(1, 2))))
                .isEqualTo(Map.of(0, Set.of(2L), 1, Set.of(1L)));
        assertThat(Release.rest(replayed, Set.of(new Place(2, 1)))).isEmpty();
    }
}
