// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakeward.event.EventFormatException;
import io.lakeward.event.TableSchema;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Types the rows of a source table as its columns say. A column that a row does not have is NULL. */
public final class RowConverter {
    private record Target(String sourceName, Schema.Field field, ValueConverter converter) {}

    private final Schema schema;
    private final Schema.Field sequence;
    private final TableSchema source;
    private final List<Target> targets;
    private final Map<String, Target> byName = new HashMap<>();

    /** @throws IllegalArgumentException if the lake cannot have such a table */
    public RowConverter(TableSchema source) {
        this.source = source;
        this.schema = LakeSchema.create(source);
        this.sequence = schema.getField(LakeSchema.SEQUENCE);
        this.targets = InferredColumns.withoutEmpty(source).columns().stream()
                .map(column -> target(column.name(), schema.getField(LakeNames.of(column.name()))))
                .toList();
        targets.forEach(target -> byName.put(target.sourceName, target));
    }

    private static Target target(String sourceName, Schema.Field field) {
        return new Target(sourceName, field, ValueConverter.to(LakeSchema.typeOf(field)));
    }

    /**
     * @param row stands before an object with the columns by name
     * @throws EventFormatException if the row is not JSON
     * @throws IllegalArgumentException if a value does not fit its column; names the column, not the value
     */
    public GenericRecord convert(JsonParser row, long sequenceNumber) {
        GenericRecord lakeRow = new GenericData.Record(schema);
        try {
            row.nextToken();
            int column = 0;
            for (String name = row.nextFieldName(); name != null; name = row.nextFieldName(), column++) {
                // Columns nearly always come in their order.
                Target target = column < targets.size()
                                && targets.get(column).sourceName.equals(name)
                        ? targets.get(column)
                        : byName.get(name);
                JsonToken token = row.nextToken();
                if (target == null) {
                    row.skipChildren();
                } else {
                    lakeRow.put(target.field.pos(), token == JsonToken.VALUE_NULL ? null : converted(target, row));
                }
            }
        } catch (IOException e) {
            throw EventFormatException.notJson("A row of " + source.table(), e);
        }
        lakeRow.put(sequence.pos(), sequenceNumber);
        return lakeRow;
    }

    private static Object converted(Target target, JsonParser value) {
        try {
            if (value.currentToken().isStructStart()) {
                throw new IllegalArgumentException("A value must not have parts");
            }
            return target.converter.convert(value);
        } catch (RuntimeException | IOException e) {
            throw new IllegalArgumentException(
                    "The value of column " + target.sourceName + " must be of type " + LakeSchema.typeOf(target.field)
                            + ", but is not",
                    e);
        }
    }
}
