// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SliceBuilderTest {
    private static final TableSchema SCHEMA = new TableSchema(
            new TableId("d", "t"), List.of(new Column("id", ColumnType.of("INT"), false)), List.of("id"));

    @Test
    void theLastChangeOfAKeyIsKeptAndTheOthersAreCounted() {
        SliceBuilder builder = new SliceBuilder();
        builder.add(SCHEMA, bytes("1"), bytes("first"), 10);
        builder.add(SCHEMA, bytes("1"), bytes("third"), 30);
        builder.add(SCHEMA, bytes("1"), bytes("second, late"), 20);
        builder.add(SCHEMA, bytes("2"), bytes("other"), 15);

        TableSlice slice = builder.build();

        assertThat(slice.changes())
                .extracting(change -> new String(change.value(), UTF_8))
                .containsExactly("third", "other");
        assertThat(slice.superseded()).isEqualTo(2);
        assertThat(slice.lastSequence()).isEqualTo(30);
        assertThat(slice.firstUse()).isEqualTo(Map.of(SCHEMA, 10L));
    }

    @Test
    void recordKeysAreAsHudisKeyGeneratorsMakeThem() {
        assertThat(RecordKeys.of(bytes("{\"key\":{\"id\":7}}"))).isEqualTo("7");
        assertThat(RecordKeys.of(bytes("{\"key\":{\"id\":\"\"}}"))).isEqualTo("__empty__");
        assertThat(RecordKeys.of(bytes("{\"key\":{\"a\":1,\"b\":\"x\"}}"))).isEqualTo("a:1,b:x");
        assertThatThrownBy(() -> RecordKeys.of(bytes("{}")))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("The key of a change must have columns, but has none");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
