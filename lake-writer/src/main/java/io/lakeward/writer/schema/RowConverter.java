// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Turns a row of a change into a row of its lake table. A column that the row does not have is NULL. */
public final class RowConverter {
    private record Target(Schema.Field field, ValueConverter converter) {}

    private final Schema schema;
    private final Schema.Field sequence;
    private final List<Target> targets;

    public RowConverter(Schema lakeSchema) {
        this.schema = lakeSchema;
        this.sequence = lakeSchema.getField(LakeSchema.SEQUENCE);
        this.targets = lakeSchema.getFields().stream()
                .filter(field -> !field.name().equals(LakeSchema.SEQUENCE))
                .map(field -> new Target(field, ValueConverter.to(LakeSchema.typeOf(field))))
                .toList();
    }

    /** @throws IllegalArgumentException if a value does not fit its column; names the column, not the value */
    public GenericRecord convert(JsonNode row, long sequenceNumber) {
        GenericRecord lakeRow = new GenericData.Record(schema);
        for (Target target : targets) {
            JsonNode value = row.get(target.field.name());
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
                    "The value of column " + target.field.name() + " must be of type " + LakeSchema.typeOf(target.field)
                            + ", but is not",
                    e);
        }
    }
}
