// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.spark;

import io.lakeward.bench.check.Arrivals;
import io.lakeward.bench.check.Sum;
import io.lakeward.bench.check.TableSums;
import io.lakeward.bench.check.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * {@code LakeReader hudi|hudi-arrivals|floor DATABASE_FOLDER OUT TABLE...} writes the sum of each table's rows to OUT and,
 * if asked, which commit each row came by.
 */
public final class LakeReader {
    private static final String FLOOR = "floor";
    private static final String ARRIVALS = "hudi-arrivals";
    private static final int TABLES_FROM = 3;

    private LakeReader() {}

    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[2]);
        SparkSession spark = Sessions.of("bench-reader");
        Map<String, Sum> sums = new TreeMap<>();
        for (String table : List.of(args).subList(TABLES_FROM, args.length)) {
            String path = Path.of(args[1], table).toString();
            Dataset<Row> rows = args[0].equals(FLOOR)
                    ? latest(spark.read().parquet(path))
                    : spark.read().format("hudi").load(path);
            sums.put(table, sum(rows));
            if (args[0].equals(ARRIVALS)) {
                Arrivals.write(
                        Arrivals.file(out, table),
                        rows.select("id", "_hoodie_commit_time").collectAsList().stream()
                                .map(row -> Arrivals.line(Texts.of(row.get(0)), row.getString(1)))
                                .toList());
            }
        }
        TableSums.write(out, sums);
        spark.stop();
    }

    /** The floor only appends: of a key the row with the highest offset, as a key stays in its partition. */
    private static Dataset<Row> latest(Dataset<Row> appended) {
        Column row = functions.struct(columns(appended));
        return appended.groupBy("id")
                .agg(functions.max_by(row, functions.col(FloorJob.OFFSET)).as("row"))
                .select("row.*");
    }

    private static Column[] columns(Dataset<Row> rows) {
        return Arrays.stream(rows.columns())
                .filter(name -> !name.startsWith("_"))
                .map(functions::col)
                .toArray(Column[]::new);
    }

    private static Sum sum(Dataset<Row> rows) {
        return rows.select(columns(rows)).javaRDD().mapPartitions(LakeReader::sum).collect().stream()
                .map(sum -> new Sum(sum[0], sum[1]))
                .reduce(Sum.NONE, Sum::plus);
    }

    /** Its two numbers: Spark's serializer knows no records. */
    private static Iterator<long[]> sum(Iterator<Row> rows) {
        Sum sum = Sum.NONE;
        while (rows.hasNext()) {
            Row row = rows.next();
            List<String> texts = new ArrayList<>(row.size());
            for (int i = 0; i < row.size(); i++) {
                texts.add(Texts.of(row.get(i)));
            }
            sum = sum.plus(texts);
        }
        return List.of(new long[] {sum.rows(), sum.hash()}).iterator();
    }
}
