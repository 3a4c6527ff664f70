// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.EventFormatException;
import io.lakeward.writer.info.TablePlan.Shard;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeysTest {
    @Test
    void recordKeysAreAsHudisKeyGeneratorsMakeThem() {
        assertThat(keyOf("{\"key\":{\"id\":7}}")).isEqualTo("7");
        assertThat(keyOf("{\"key\":{\"id\":\"\"}}")).isEqualTo("__empty__");
        assertThat(keyOf("{\"key\":{\"id\":\"100%:a,b\"}}")).isEqualTo("100%25%3Aa%2Cb");
        assertThat(keyOf("{\"key\":{\"a\":1,\"b\":\"x\"}}")).isEqualTo("a:1,b:x");
        assertThat(RecordKeys.of(bytes("{\"key\":{\"id\":7}}"), Optional.of(new Shard("shop", "s1.t"))))
                .isEqualTo("shop:s1.t,id:7");
        assertThat(keyOf("{\"x\":{\"key\":{\"id\":1}},\"key\":{\"id\":1.0E20},\"id\":2}"))
                .isEqualTo("1.0E20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'key':null,'id':7}", "{'key':'x','id':7}", "{'key':[{'id':7}]}", "[]"})
    void aKeyMustHaveColumns(String key) {
        assertThatThrownBy(() -> keyOf(key.replace('\'', '"')))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("The key of a change must have columns, but has none");
    }

    @Test
    void aKeysValuesHaveNoParts() {
        assertThatThrownBy(() -> keyOf("{\"key\":{\"id\":{\"a\":1}}}"))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("The key of a change must have values without parts");
        assertThatThrownBy(() -> keyOf("{\"key\":{\"id\":"))
                .hasMessageMatching("The key of a change must be JSON, but is not \\(line 1, column \\d+\\)");
    }

    private static String keyOf(String key) {
        return RecordKeys.of(bytes(key), Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
