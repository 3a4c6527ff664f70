// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import java.util.Map;
import org.apache.hudi.keygen.NonpartitionedKeyGenerator;
import org.apache.hudi.keygen.SimpleKeyGenerator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** What somebody does to a table by hand, with Hudi as it is. */
record AnotherJob(String path) {
    void delete(String condition) {
        write(
                table().filter(condition),
                Map.of(
                        "hoodie.datasource.write.operation",
                        "delete",
                        "hoodie.datasource.write.keygenerator.class",
                        NonpartitionedKeyGenerator.class.getName()));
    }

    /** @param field that the table is partitioned by */
    void dropPartition(String field, String partition) {
        write(
                table().limit(0),
                Map.of(
                        "hoodie.datasource.write.operation",
                        "delete_partition",
                        "hoodie.datasource.write.partitions.to.delete",
                        field + "=" + partition,
                        "hoodie.datasource.write.partitionpath.field",
                        field,
                        "hoodie.datasource.write.hive_style_partitioning",
                        "true",
                        "hoodie.datasource.write.keygenerator.class",
                        SimpleKeyGenerator.class.getName()));
    }

    private Dataset<Row> table() {
        return SparkSession.active().read().format("hudi").load(path);
    }

    private void write(Dataset<Row> rows, Map<String, String> options) {
        rows.write()
                .format("hudi")
                .options(options)
                .option("hoodie.datasource.write.recordkey.field", "id")
                .option("hoodie.datasource.write.precombine.field", "_lakeward_seq")
                .option("hoodie.table.name", path.substring(path.lastIndexOf('/') + 1))
                .option("hoodie.index.type", "BUCKET")
                .option("hoodie.bucket.index.num.buckets", "2")
                .option("hoodie.metadata.enable", "false")
                .option("hoodie.write.table.version", "6")
                .mode(SaveMode.Append)
                .save(path);
    }
}
