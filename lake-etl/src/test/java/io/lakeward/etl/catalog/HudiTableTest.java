// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class HudiTableTest {

    @Test
    void aRowIsWhatItsKeyAndItsPartitionSay() {
        assertThat(table(List.of("id"), List.of("region")).identity()).containsExactly("id", "region");
        assertThat(table(List.of("day", "id"), List.of("day")).identity()).containsExactly("day", "id");
    }

    private static HudiTable table(List<String> keys, List<String> partitions) {
        return new HudiTable(
                "/lake/t", HoodieTableType.COPY_ON_WRITE, true, keys, partitions, Schema.create(Schema.Type.NULL));
    }
}
