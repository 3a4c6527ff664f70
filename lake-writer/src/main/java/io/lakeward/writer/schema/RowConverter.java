// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.event.TableSchema;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Types the rows of a source table as its columns say. A column that a row does not have is NULL. */
public final class RowConverter {
    private record Target(String sourceName, Schema.Field field, ValueConverter converter) {}

    private final Schema schema;
    private final Schema.Field sequence;
    private final List<Target> targets;

    /** @throws IllegalArgumentException if the lake cannot have such a table */
    public RowConverter(TableSchema source) {
        this.schema = LakeSchema.create(source);
        this.sequence = schema.getField(LakeSchema.SEQUENCE);
        this.targets = InferredColumns.withoutEmpty(source).columns().stream()
                .map(column -> target(column.name(), schema.getField(LakeNames.of(column.name()))))
                .toList();
    }

    private static Target target(String sourceName, Schema.Field field) {
        return new Target(sourceName, field, ValueConverter.to(LakeSchema.typeOf(field)));
    }

    /** @throws IllegalArgumentException if a value does not fit its column; names the column, not the value */
    public GenericRecord convert(JsonNode row, long sequenceNumber) {
        GenericRecord lakeRow = new GenericData.Record(schema);
        for (Target target : targets) {
            JsonNode value = row.get(target.sourceName);
            if (value != null && !value.isNull()) {
                lakeRow.put(target.field.pos(), converted(target, value));
            }
        }
        lakeRow.put(sequence.pos(), sequenceNumber);
        return lakeRow;
    }

    private static Object converted(Target target, JsonNode value) {
        try {
            return target.converter.convert(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The value of column " + target.sourceName + " must be of type " + LakeSchema.typeOf(target.field)
                            + ", but is not",
                    e);
        }
    }
}
