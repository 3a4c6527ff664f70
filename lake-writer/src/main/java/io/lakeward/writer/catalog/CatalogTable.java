// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.event.TableId;
import java.util.List;
import java.util.Map;

/**
 * A table as a catalog knows it; as it is to be, or as it was found.
 *
 * @param partitionKeys not among the columns
 * @param inputFormat the class by which Hive reads it
 * @param serdeProperties by which Spark finds the files
 * @param properties of a table that is to be: those that must be there, others may be, too
 */
record CatalogTable(
        TableId id,
        List<CatalogColumn> columns,
        List<CatalogColumn> partitionKeys,
        String location,
        String inputFormat,
        Map<String, String> serdeProperties,
        Map<String, String> properties) {
    static final String OUTPUT_FORMAT = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat";
    static final String SERDE = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";

    CatalogTable {
        columns = List.copyOf(columns);
        partitionKeys = List.copyOf(partitionKeys);
        serdeProperties = Map.copyOf(serdeProperties);
        properties = Map.copyOf(properties);
    }

    boolean isPartitioned() {
        return !partitionKeys.isEmpty();
    }

    String database() {
        return id.database();
    }

    String name() {
        return id.table();
    }

    /** Where the files of a partition are. */
    String locationOf(PartitionPath partition) {
        return location + "/" + partition.path();
    }
}
