// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.alert.Alerts;
import io.lakeward.writer.batch.BatchParts;
import io.lakeward.writer.batch.OwnTables;
import io.lakeward.writer.batch.Pasts;
import io.lakeward.writer.batch.QuarantineLimit;
import io.lakeward.writer.catalog.LakeCatalog;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.cli.WriterArgs;
import io.lakeward.writer.metrics.RecordMetrics;
import io.lakeward.writer.park.Parking;
import io.lakeward.writer.table.Compactor;
import io.lakeward.writer.table.HudiTableWriter;
import io.lakeward.writer.table.LakeState;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.TableWriter;
import io.lakeward.writer.table.WriterLease;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What a job that writes the lake finds there, and writes with.
 *
 * @param lake as its commits have it
 * @param begin where the stream goes on
 */
record WriterStart(LakeState lake, LakeState begin, Parking parking, BatchParts parts) {
    /** @throws UsageException if table info is wrong */
    static WriterStart of(LakeStart start, WriterLease lease, Compactor compactor, LakeCatalog catalog, Alerts alerts) {
        SparkSession spark = start.spark();
        WriterArgs args = start.args();
        LakeTables tables = start.tables();
        LakeState lake = start.lake();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        RecordMetrics metrics = RecordMetrics.register(SparkEnv.get().metricsSystem());
        TableWriter writer = catalog.follow(
                new HudiTableWriter(
                        context, args.lake().hudiOptions(), args.lake().compaction(), compactor),
                tables,
                metrics);
        OwnTables own = new OwnTables(spark, lease, tables, writer);
        LakeState begin =
                lake.at(Offsets.begin(spark, args.checkpointDir(), start.topic().name(), lake.progress()));
        Parking parking = new Parking(begin.progress(), own.parked());
        CurrentPlanner planner = CurrentPlanner.start(args, lake, tables, parking, context.hadoopConfiguration());
        BatchParts parts = new BatchParts(
                lease,
                tables,
                writer,
                own,
                new Pasts(lake.sources(), own.horizons()),
                planner,
                new QuarantineLimit(args.maxQuarantined()),
                metrics,
                alerts);
        return new WriterStart(lake, begin, parking, parts);
    }
}
