// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.lake;

import io.lakeward.demo.table.Column;
import io.lakeward.demo.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Reads tables with a small Spark of its own, and only when a new commit has appeared. */
public final class Lake implements AutoCloseable {

    private final Path root;
    private final CompletableFuture<SparkSession> spark;
    private final Map<String, Read> reads = new HashMap<>();

    private final Map<String, String> unreadable = new HashMap<>();

    private record Read(Timeline.Commit commit, Snapshot snapshot) {}

    public Lake(Path root, Path temp) {
        this.root = root;
        // Spark takes seconds to start; the demo has other things to do meanwhile.
        this.spark = CompletableFuture.supplyAsync(() -> session(temp));
    }

    /** The table as of its latest commit; empty before its first. */
    public Optional<Snapshot> read(String database, String table) throws IOException {
        Path path = root.resolve(database).resolve(table);
        Optional<Timeline.Commit> latest = new Timeline(path).latest();
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        String name = database + "." + table;
        Read known = reads.get(name);
        if (known != null && known.commit().equals(latest.get())) {
            return Optional.of(known.snapshot());
        }
        try {
            Snapshot snapshot = new Snapshot(load(path), latest.get().visible());
            reads.put(name, new Read(latest.get(), snapshot));
            unreadable.remove(name);
            return Optional.of(snapshot);
        } catch (Exception e) {
            // Spark throws checked exceptions that it does not declare. The writer goes on while we read: the next
            // attempt sees a later commit. If none succeeds, this is told.
            unreadable.put(name, e.toString());
            return Optional.empty();
        }
    }

    /** The tables whose last read failed, and why. */
    public Map<String, String> unreadable() {
        return Map.copyOf(unreadable);
    }

    /** Forgets what was read, so that the next reads are fresh. */
    public void forget() {
        reads.clear();
    }

    @Override
    public void close() {
        if (spark.isDone()) {
            spark.join().stop();
        }
    }

    private Table load(Path path) {
        Dataset<Row> all = spark.join().read().format("hudi").load(path.toString());
        org.apache.spark.sql.Column[] own = Arrays.stream(all.columns())
                .filter(name -> !name.startsWith("_hoodie_") && !name.startsWith("_lakeward_"))
                .map(name -> functions.col("`" + name + "`"))
                .toArray(org.apache.spark.sql.Column[]::new);
        Dataset<Row> data = all.select(own);
        List<Column> columns = Arrays.stream(data.schema().fields())
                .map(field -> new Column(field.name(), field.dataType().catalogString()))
                .toList();
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : data.collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(row.get(i));
            }
            rows.add(values);
        }
        return new Table(columns, rows);
    }

    private static SparkSession session(Path temp) {
        return SparkSession.builder()
                .master("local[1]")
                .appName("lakeward demo")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.local.dir", temp.toString())
                .config("spark.sql.warehouse.dir", temp.resolve("warehouse").toString())
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .getOrCreate();
    }
}
