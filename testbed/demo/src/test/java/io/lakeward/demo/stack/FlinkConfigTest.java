// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkConfigTest {

    private static final FlinkConfig CONFIG = new FlinkConfig(Map.of("rest.port", 8081));

    @Test
    void placesAreFilled() {
        assertThat(CONFIG.fill("rest:\n  port: ${rest.port}\n")).isEqualTo("rest:\n  port: 8081\n");
    }

    @Test
    void unknownPlaceIsRefused() {
        assertThatThrownBy(() -> CONFIG.fill("${nope}"))
                .hasMessage("place in the Flink configuration must be one of [rest.port], but was: nope");
    }
}
