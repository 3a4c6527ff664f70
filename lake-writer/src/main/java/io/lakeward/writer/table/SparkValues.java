// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.writer.schema.LakeSchema;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.sql.Row;

/** Rows that Spark has read from the lake, with java.time's dates, as the lake writes them. */
final class SparkValues {
    private SparkValues() {}

    /** A column that the row has not is NULL. */
    static GenericRecord record(Row row, Schema lake) {
        Set<String> names = Arrays.stream(row.schema().fieldNames()).collect(Collectors.toSet());
        GenericRecord record = new GenericData.Record(lake);
        for (Schema.Field field : lake.getFields()) {
            Object value = names.contains(field.name()) ? row.getAs(field.name()) : null;
            record.put(field.pos(), value == null ? null : value(value, LakeSchema.typeOf(field)));
        }
        return record;
    }

    private static Object value(Object value, Schema type) {
        if (value instanceof BigDecimal number) {
            return new Conversions.DecimalConversion()
                    .toFixed(number, type, (LogicalTypes.Decimal) type.getLogicalType());
        } else if (value instanceof LocalDate day) {
            return (int) day.toEpochDay();
        } else if (value instanceof LocalDateTime time) {
            return micros(time.toInstant(ZoneOffset.UTC));
        } else if (value instanceof Instant time) {
            return micros(time);
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
