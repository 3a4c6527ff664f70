// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.Objects;
import java.util.Optional;
import org.apache.hudi.org.apache.avro.Schema;

/** A column that is no longer what the job was planned for. */
record SchemaChange(String column, String planned, String now) {

    /** A new column is none: the job does not know it and does not need it. */
    static Optional<SchemaChange> find(Schema planned, Schema now) {
        return planned.getFields().stream()
                .filter(field -> now.getField(field.name()) != null)
                .map(field -> new SchemaChange(field.name(), type(field), type(now.getField(field.name()))))
                .filter(change -> !Objects.equals(change.planned, change.now))
                .findFirst();
    }

    private static String type(Schema.Field field) {
        return org.apache.hudi.util.AvroSchemaConverter.convertToDataType(field.schema())
                .nullable()
                .toString();
    }

    @Override
    public String toString() {
        return "column " + column + " was " + planned + " and is " + now + " now";
    }
}
