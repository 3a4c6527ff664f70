// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.producer.UnrecoverableException;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "{\"database\":\"d\",\"table\":\"t\",\"key\":{\"id\":1}}", "键"})
    void aKeyIsWhereKafkasOwnPartitionerPutsIt(String text) {
        byte[] key = text.getBytes(UTF_8);

        assertThat(new Partitions(7).of(key)).isEqualTo(BuiltInPartitioner.partitionForKey(key, 7));
    }

    @Test
    void partitionsAddedLaterStayEmpty() {
        assertThat(Partitions.of(OptionalInt.of(4), 8).count()).isEqualTo(4);
        assertThat(Partitions.of(OptionalInt.empty(), 8).count()).isEqualTo(8);
    }

    @Test
    void aTopicWithFewerIsAnotherOne() {
        assertThatThrownBy(() -> Partitions.of(OptionalInt.of(4), 2))
                .isInstanceOf(UnrecoverableException.class)
                .hasMessageContaining("has 2 partitions, and had 4");
    }
}
