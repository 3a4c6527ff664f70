// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.producer.encode.RecordEncoder;
import io.lakeward.producer.source.ColumnSelection;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TopicRecordTest {
    @Test
    void flinkSerializesItWithoutKryo() throws Exception {
        // Given
        var type = new RecordEncoder(0, new ColumnSelection(List.of(), List.of())).getProducedType();
        var config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        var serializer = type.createSerializer(config);
        TopicRecord record = TopicRecord.schemaChange(new byte[] {1, 2}, null).at(7, 3);

        // When
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        TopicRecord read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        // Then
        assertThat(type).isInstanceOf(PojoTypeInfo.class);
        assertThat(serializer).isInstanceOf(PojoSerializer.class);
        assertThat(read.ddl()).containsExactly(1, 2);
        assertThat(read.schema()).isNull();
        assertThat(read.key()).isNull();
        assertThat(read.mark()).isNull();
        assertThat(read.sequence()).isEqualTo(7);
        assertThat(read.partition()).isEqualTo(3);
    }
}
