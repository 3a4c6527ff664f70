// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import static org.apache.flink.table.api.DataTypes.BIGINT;
import static org.apache.flink.table.api.DataTypes.BOOLEAN;
import static org.apache.flink.table.api.DataTypes.BYTES;
import static org.apache.flink.table.api.DataTypes.DATE;
import static org.apache.flink.table.api.DataTypes.DECIMAL;
import static org.apache.flink.table.api.DataTypes.DOUBLE;
import static org.apache.flink.table.api.DataTypes.FLOAT;
import static org.apache.flink.table.api.DataTypes.INT;
import static org.apache.flink.table.api.DataTypes.STRING;
import static org.apache.flink.table.api.DataTypes.TIME;
import static org.apache.flink.table.api.DataTypes.TIMESTAMP;
import static org.apache.flink.table.api.DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hudi.org.apache.avro.LogicalType;
import org.apache.hudi.org.apache.avro.LogicalTypes;
import org.apache.hudi.org.apache.avro.Schema;
import org.apache.hudi.org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void mapsEveryTypeOfAHudiSchema() {
        // Given
        var avro = SchemaBuilder.record("t")
                .fields()
                .name("id")
                .type(nullable(Schema.Type.INT))
                .noDefault()
                .name("a_long")
                .type(nullable(Schema.Type.LONG))
                .noDefault()
                .name("a_float")
                .type(nullable(Schema.Type.FLOAT))
                .noDefault()
                .name("a_double")
                .type(nullable(Schema.Type.DOUBLE))
                .noDefault()
                .name("a_boolean")
                .type(nullable(Schema.Type.BOOLEAN))
                .noDefault()
                .name("a_string")
                .type(nullable(Schema.Type.STRING))
                .noDefault()
                .name("a_binary")
                .type(nullable(Schema.Type.BYTES))
                .noDefault()
                .name("a_decimal")
                .type(logical(Schema.Type.BYTES, LogicalTypes.decimal(38, 10)))
                .noDefault()
                .name("a_date")
                .type(logical(Schema.Type.INT, LogicalTypes.date()))
                .noDefault()
                .name("a_time")
                .type(logical(Schema.Type.LONG, LogicalTypes.timeMicros()))
                .noDefault()
                .name("millis")
                .type(logical(Schema.Type.LONG, LogicalTypes.timestampMillis()))
                .noDefault()
                .name("micros")
                .type(logical(Schema.Type.LONG, LogicalTypes.timestampMicros()))
                .noDefault()
                .name("local_micros")
                .type(logical(Schema.Type.LONG, LogicalTypes.localTimestampMicros()))
                .noDefault()
                .name("strict")
                .type(Schema.create(Schema.Type.INT))
                .noDefault()
                .endRecord();

        // When
        var flink = Columns.toFlink(avro, List.of("id"));

        // Then
        assertThat(flink)
                .isEqualTo(org.apache.flink.table.api.Schema.newBuilder()
                        .column("id", INT().notNull())
                        .column("a_long", BIGINT())
                        .column("a_float", FLOAT())
                        .column("a_double", DOUBLE())
                        .column("a_boolean", BOOLEAN())
                        .column("a_string", STRING())
                        .column("a_binary", BYTES())
                        .column("a_decimal", DECIMAL(38, 10))
                        .column("a_date", DATE())
                        .column("a_time", TIME(6))
                        .column("millis", TIMESTAMP(3))
                        .column("micros", TIMESTAMP(6))
                        .column("local_micros", TIMESTAMP_WITH_LOCAL_TIME_ZONE(6))
                        .column("strict", INT().notNull())
                        .primaryKey("id")
                        .build());
    }

    @Test
    void leavesHudisColumnsOutAndPutsOursLast() {
        // Given
        var avro = SchemaBuilder.record("t")
                .fields()
                .requiredString("_hoodie_commit_time")
                .requiredLong("_lakeward_seq")
                .requiredInt("b")
                .requiredInt("a")
                .endRecord();

        // When
        var flink = Columns.toFlink(avro, List.of());

        // Then
        assertThat(flink.getColumns())
                .extracting(org.apache.flink.table.api.Schema.UnresolvedColumn::getName)
                .containsExactly("b", "a", "_lakeward_seq");
        assertThat(flink.getPrimaryKey()).isEmpty();
    }

    private static Schema logical(Schema.Type type, LogicalType logicalType) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), logicalType.addToSchema(Schema.create(type)));
    }

    private static Schema nullable(Schema.Type type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(type));
    }
}
