// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.EventFormatException;
import io.lakeward.writer.info.TablePlan.Shard;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordKeysTest {
    @Test
    void recordKeysAreAsHudisKeyGeneratorsMakeThem() {
        assertThat(keyOf("{\"key\":{\"id\":7}}")).isEqualTo("7");
        assertThat(keyOf("{\"key\":{\"id\":\"\"}}")).isEqualTo("__empty__");
        assertThat(keyOf("{\"key\":{\"id\":\"100%:a,b\"}}")).isEqualTo("100%25%3Aa%2Cb");
        assertThat(keyOf("{\"key\":{\"a\":1,\"b\":\"x\"}}")).isEqualTo("a:1,b:x");
        assertThat(RecordKeys.of(bytes("{\"key\":{\"id\":7}}"), Optional.of(new Shard("shop", "s1.t"))))
                .isEqualTo("shop:s1.t,id:7");
        assertThatThrownBy(() -> keyOf("{}"))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("The key of a change must have columns, but has none");
    }

    private static String keyOf(String key) {
        return RecordKeys.of(bytes(key), Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
