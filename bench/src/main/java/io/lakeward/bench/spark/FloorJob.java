// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code FloorJob BROKERS TOPIC FOLDER CHECKPOINTS COLUMNS SECONDS}: the least that a Spark job can do with the topic. The
 * row after each change goes, typed by COLUMNS, into Parquet files; no key is looked up and nothing is replaced.
 */
public final class FloorJob {
    /** Where a batch says that it is done, under FOLDER. */
    public static final String PROGRESS = "_progress";

    /** In a batch's progress: what it was observed by. */
    public static final String OBSERVED = "floor";

    static final String OFFSET = "_offset";

    private FloorJob() {}

    public static void main(String[] args) throws IOException, StreamingQueryException, TimeoutException {
        Path folder = Path.of(args[2]);
        Path progress = Files.createDirectories(folder.resolve(PROGRESS));
        SparkSession spark = Sessions.of("floor");
        spark.streams().addListener(new Progress(progress));
        rows(spark, args[0], args[1], StructType.fromDDL(args[4]))
                .writeStream()
                .format("parquet")
                .option("path", folder.toUri().toString())
                .option("checkpointLocation", args[3])
                .trigger(Trigger.ProcessingTime(args[5] + " seconds"))
                .start()
                .awaitTermination();
    }

    private static Dataset<Row> rows(SparkSession spark, String brokers, String topic, StructType columns) {
        Column value = functions.from_json(
                functions.col("value").cast("string"), new StructType().add("after", columns, true));
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", brokers)
                .option("subscribe", topic)
                .option("kafka.isolation.level", "read_committed")
                .option("startingOffsets", "earliest")
                .load()
                .select(functions.col("offset").cast(DataTypes.LongType).as(OFFSET), value.as("value"))
                .filter("value.after IS NOT NULL")
                .observe(OBSERVED, functions.count(functions.lit(1)).as("rows"))
                .select("value.after.*", OFFSET);
    }

    /** Tells of every batch in a file of its own. */
    private static final class Progress extends StreamingQueryListener {
        private final Path folder;

        Progress(Path folder) {
            this.folder = folder;
        }

        @Override
        public void onQueryStarted(QueryStartedEvent event) {
            // Told by its checkpoint.
        }

        @Override
        public void onQueryProgress(QueryProgressEvent event) {
            try {
                Files.writeString(
                        folder.resolve(event.progress().batchId() + ".json"),
                        event.progress().json());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onQueryTerminated(QueryTerminatedEvent event) {
            // Its process ends with it.
        }
    }
}
