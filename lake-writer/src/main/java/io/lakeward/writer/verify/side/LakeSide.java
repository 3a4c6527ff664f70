// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify.side;

import io.lakeward.event.TableId;
import io.lakeward.writer.info.TablePlan;
import io.lakeward.writer.park.ParkingTable;
import io.lakeward.writer.schema.LakeSchema;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.Progress;
import io.lakeward.writer.verify.row.Grid;
import io.lakeward.writer.verify.row.Range;
import io.lakeward.writer.verify.row.Row;
import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.row.Sum;
import io.lakeward.writer.verify.row.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/** A table of the lake, or what one source has in it. */
public final class LakeSide {
    private final SparkSession spark;
    private final LakeTables lake;
    private final TableId id;
    private final Shape shape;
    private final Optional<TablePlan.Shard> shard;

    /** @param shard which rows of the table count; all if empty */
    public LakeSide(SparkSession spark, LakeTables lake, TableId id, Shape shape, Optional<TablePlan.Shard> shard) {
        this.spark = spark;
        this.lake = lake;
        this.id = id;
        this.shape = shape;
        this.shard = shard;
    }

    public TableId id() {
        return id;
    }

    /** What the table has of the topic; empty if it is not there. */
    private Optional<Progress> progress() {
        return lake.peek(id).map(LakeTable::progress);
    }

    /**
     * From where on the table may lack records. All tables have what was before the last batch of the one that has come
     * farthest, but for those that are parked.
     */
    public Map<Integer, Long> mayLackFrom() {
        // In this order: a batch begins when the note of a table that it leaves out is there.
        Map<Integer, Long> farthest = lake.state().progress().from();
        Map<Integer, Long> from = new HashMap<>(isParked() ? Map.of() : farthest);
        progress()
                .ifPresent(progress -> progress.to().forEach((partition, to) -> from.merge(partition, to, Math::max)));
        return from;
    }

    /** Whether the writer leaves the table out of its batches for now. */
    public boolean isParked() {
        return lake.peek(ParkingTable.TABLE.table()).stream()
                .flatMap(parked -> spark.read().format("hudi").load(parked.path()).collectAsList().stream())
                .map(ParkingTable::parked)
                .anyMatch(parked -> parked.table().equals(id));
    }

    /** The newest commit, whoever made it: as long as it is the same, the rows are. */
    public String version() {
        return lake.peek(id)
                .map(table -> HoodieTableMetaClient.builder()
                        .setConf(HadoopFSUtils.getStorageConf(
                                spark.sparkContext().hadoopConfiguration()))
                        .setBasePath(table.path())
                        .build()
                        .getActiveTimeline()
                        .getCommitsTimeline()
                        .filterCompletedInstants()
                        .lastInstant()
                        .toString())
                .orElse("");
    }

    public Map<String, Sum> sums(Range range, Grid grid) {
        Shape rows = shape;
        return new HashMap<>(texts(range)
                .mapToPair(texts -> new Tuple2<>(
                        grid.rangeOf(rows.keyOf(texts)), Sum.of(rows.row(texts).digest())))
                .reduceByKey(Sum::plus)
                .collectAsMap());
    }

    public void rows(List<Range> ranges, Consumer<Row> taker) {
        Shape rows = shape;
        List<Range> all = List.copyOf(ranges);
        texts(Range.ALL)
                .filter(texts -> all.stream().anyMatch(range -> range.has(rows.keyOf(texts))))
                .map(rows::row)
                .collect()
                .forEach(taker);
    }

    /** The rows with these keys. */
    public void find(List<List<String>> keys, Consumer<Row> taker) {
        Shape rows = shape;
        Set<List<String>> wanted = new HashSet<>(keys);
        texts(Range.ALL)
                .map(rows::row)
                .filter(row -> wanted.contains(row.key()))
                .collect()
                .forEach(taker);
    }

    /** The texts of the rows with these keys; of copies of a key all. */
    public Map<List<String>, List<List<String>>> texts(List<List<String>> keys) {
        Shape rows = shape;
        Set<List<String>> wanted = new HashSet<>(keys);
        Map<List<String>, List<List<String>>> found = new HashMap<>();
        texts(Range.ALL)
                .filter(texts -> wanted.contains(rows.row(texts).key()))
                .collect()
                .forEach(texts -> found.computeIfAbsent(rows.row(texts).key(), key -> new ArrayList<>())
                        .add(texts));
        return found;
    }

    /** The rows that count, as texts. */
    private JavaRDD<List<String>> texts(Range range) {
        Shape rows = shape;
        return table().map(all -> filtered(all)
                        .javaRDD()
                        .map(row -> texts(row, rows))
                        .filter(texts -> range.has(rows.keyOf(texts))))
                .orElseGet(() -> org.apache.spark.api.java.JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .emptyRDD());
    }

    private Optional<Dataset<org.apache.spark.sql.Row>> table() {
        return lake.peek(id).map(table -> spark.read().format("hudi").load(table.path()));
    }

    private Dataset<org.apache.spark.sql.Row> filtered(Dataset<org.apache.spark.sql.Row> all) {
        Dataset<org.apache.spark.sql.Row> rows = all;
        if (Stream.of(all.columns()).anyMatch(LakeSchema.DELETED::equals)) {
            rows = rows.where(
                    functions.not(functions.coalesce(functions.col(LakeSchema.DELETED), functions.lit(false))));
        }
        if (shard.isPresent()) {
            rows = rows.where(column(shard.get().column()).equalTo(shard.get().value()));
        }
        return rows.select(
                shape.cells().stream().map(cell -> column(cell.name())).toArray(Column[]::new));
    }

    private static Column column(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }

    private static List<String> texts(org.apache.spark.sql.Row row, Shape shape) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(Texts.of(row.get(i), shape.cells().get(i)));
        }
        return texts;
    }
}
