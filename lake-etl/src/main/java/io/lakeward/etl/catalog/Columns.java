// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.table.types.DataType;
import org.apache.hudi.org.apache.avro.Schema;
import org.apache.hudi.util.AvroSchemaConverter;

/** The columns of a Hudi table as Flink sees them: the user's first, Lakeward's own last, Hudi's not at all. */
final class Columns {

    static final String SEQUENCE = "_lakeward_seq";

    private static final String HUDI_PREFIX = "_hoodie_";
    private static final String OWN_PREFIX = "_lakeward_";

    private Columns() {}

    static org.apache.flink.table.api.Schema toFlink(Schema avro, List<String> keys) {
        var builder = org.apache.flink.table.api.Schema.newBuilder();
        avro.getFields().stream()
                .filter(field -> !field.name().startsWith(HUDI_PREFIX))
                .sorted(Comparator.comparing(field -> field.name().startsWith(OWN_PREFIX)))
                .forEach(field -> builder.column(field.name(), type(field, keys)));
        if (!keys.isEmpty()) {
            builder.primaryKey(keys);
        }
        return builder.build();
    }

    /** Writers declare every column nullable; Flink wants a key to be NOT NULL, and Hudi refuses a null key anyway. */
    private static DataType type(Schema.Field field, List<String> keys) {
        DataType type = AvroSchemaConverter.convertToDataType(field.schema());
        return keys.contains(field.name()) ? type.notNull() : type;
    }
}
