// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void blanksComeOutsideOfStringsOnly() {
        assertThat(JsonText.spaced("{\"a,b\":[1,\"x\\\",y\\\\\",null],\"c\":{}}"))
                .isEqualTo("{\"a,b\": [1, \"x\\\",y\\\\\", null], \"c\": {}}");
    }

    @Test
    void textThatHasThemStays() {
        assertThat(JsonText.spaced("{\"a\": [1, 2]}")).isEqualTo("{\"a\": [1, 2]}");
    }
}
