// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Run as it is by a JVM with Spark's jars: every row of some lake tables as Spark SQL reads it, in the form of Flink's casts. */
final class SparkRows {

    private SparkRows() {}

    /** @param arguments a file for the rows, the lake, and tables as database.table */
    public static void main(String[] arguments) throws Exception {
        var rows = new ArrayList<String>();
        try (var spark = SparkSession.builder()
                .config("spark.sql.extensions", "org.apache.spark.sql.hudi.HoodieSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.hudi.catalog.HoodieCatalog")
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate()) {
            for (var table : Arrays.asList(arguments).subList(2, arguments.length)) {
                var name = table.replace('.', '_');
                spark.sql("CREATE TABLE " + name + " USING hudi LOCATION '" + arguments[1] + "/" + table.replace('.', '/') + "'");
                var columns = Arrays.stream(spark.table(name).schema().fields())
                        .filter(field -> !field.name().startsWith("_hoodie_"))
                        .map(field -> "coalesce("
                                + (field.dataType().equals(DataTypes.TimestampType)
                                        ? "date_format(`" + field.name() + "`, 'yyyy-MM-dd HH:mm:ss.SSSSSS')"
                                        : "cast(`" + field.name() + "` AS STRING)")
                                + ", 'null')")
                        .toList();
                spark.sql("SELECT concat('[', concat_ws(', ', " + String.join(", ", columns) + "), ']') FROM " + name)
                        .collectAsList()
                        .forEach(row -> rows.add(table + row.getString(0)));
            }
        }
        Files.write(Path.of(arguments[0]), rows);
    }
}
