// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnedGtidsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "faf6f262-e614-11f1-905a-02fc00000001:23#37|faf6f262-e614-11f1-905a-02fc00000001:23",
                "a:1#3:2#4, b:7#5|a:1:2, b:7",
            })
    void isAGtidSetWithoutThreads(String owned, String set) {
        assertThat(OwnedGtids.set(owned)).isEqualTo(set);
    }
}
