// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hudi.org.apache.avro.Schema;
import org.apache.hudi.org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {

    private static final Schema PLANNED = SchemaBuilder.record("t")
            .fields()
            .requiredInt("id")
            .optionalInt("n")
            .endRecord();

    @Test
    void findsATypeThatIsAnother() {
        // When
        var change = SchemaChange.find(
                PLANNED,
                SchemaBuilder.record("t")
                        .fields()
                        .requiredInt("id")
                        .optionalLong("n")
                        .endRecord());

        // Then
        assertThat(change.map(SchemaChange::toString)).contains("column n was INT and is BIGINT now");
    }

    @Test
    void doesNotMindNewColumnsAndNulls() {
        // When
        var change = SchemaChange.find(
                PLANNED,
                SchemaBuilder.record("t")
                        .fields()
                        .optionalLong("more")
                        .optionalInt("id")
                        .optionalInt("n")
                        .endRecord());

        // Then
        assertThat(change).isEmpty();
    }
}
