// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.writer.table.LakeTable;
import java.util.HashMap;
import java.util.Map;
import org.apache.hudi.HoodieSchemaConversionUtils;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** By these properties Spark reads a table as one of Hudi's, with its own types and the columns' own letters. */
final class SparkProperties {
    private static final String SCHEMA = "spark.sql.sources.schema.";

    /** A property may be no longer in a metastore. */
    private static final int LONGEST = 4000;

    private SparkProperties() {}

    static Map<String, String> of(LakeTable table) {
        Map<String, String> properties = new HashMap<>();
        properties.put("spark.sql.sources.provider", "hudi");
        String schema = schema(table).json();
        int parts = 0;
        for (int from = 0; from < schema.length(); from += LONGEST) {
            properties.put(
                    SCHEMA + "part." + parts++, schema.substring(from, Math.min(schema.length(), from + LONGEST)));
        }
        properties.put(SCHEMA + "numParts", Integer.toString(parts));
        table.spec().partitionField().ifPresent(field -> {
            properties.put(SCHEMA + "numPartCols", "1");
            properties.put(SCHEMA + "partCol.0", field);
        });
        return properties;
    }

    private static StructType schema(LakeTable table) {
        StructType schema = new StructType();
        for (String column : HoodieRecord.HOODIE_META_COLUMNS) {
            schema = schema.add(column, DataTypes.StringType);
        }
        StructType columns = HoodieSchemaConversionUtils.convertHoodieSchemaToStructType(
                HoodieSchema.fromAvroSchema(table.schema()));
        for (StructField column : columns.fields()) {
            schema = schema.add(column);
        }
        return schema;
    }
}
