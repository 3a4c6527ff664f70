// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.producer.columns.ColumnTypes;
import io.lakeward.producer.values.ExactValues;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Field;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;

/** Writes one column of a row. */
final class FieldWriter {
    private final Field field;
    private final Column column;
    private final SerializableString name;
    private final ValueWriter writer;
    private final boolean hasDefault;

    FieldWriter(Field field) {
        ColumnType type = ColumnTypes.of(field.schema());
        this.field = field;
        this.column = new Column(field.name(), type, isNullable(field));
        this.name = new SerializedString(field.name());
        this.writer = ValueWriters.of(type, field.schema());
        this.hasDefault = field.schema().defaultValue() != null;
    }

    private static boolean isNullable(Field field) {
        Map<String, String> parameters = field.schema().parameters();
        return field.schema().isOptional() && !parameters.containsKey(ExactValues.NOT_NULL);
    }

    Column column() {
        return column;
    }

    void write(JsonGenerator json, Struct row) throws IOException {
        json.writeFieldName(name);
        // The access by field is by index, but gives the default for null; only the one by name does not.
        Object value = hasDefault ? row.getWithoutDefault(field.name()) : row.get(field);
        if (value == null) {
            json.writeNull();
        } else {
            writer.write(json, value);
        }
    }
}
