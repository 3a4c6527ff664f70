// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.cli.WriterArgs;
import io.lakeward.writer.table.AnotherTopicException;
import io.lakeward.writer.table.LakeState;
import io.lakeward.writer.table.LakeTables;
import io.lakeward.writer.table.LocalFiles;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.spark.sql.SparkSession;

/**
 * The lake as a job finds it.
 *
 * @param lake as its commits have it
 */
record LakeStart(SparkSession spark, WriterArgs args, Topic topic, LakeTables tables, LakeState lake) {
    /**
     * @param isDry whether what a writer before has begun to move stays as it is
     * @throws UsageException if the lake follows another topic
     */
    static LakeStart of(SparkSession spark, WriterArgs args, Topic topic, boolean isDry) {
        LocalFiles.useIn(spark.sparkContext());
        LakeTables tables = new LakeTables(
                HadoopFSUtils.getStorageConf(spark.sparkContext().hadoopConfiguration()),
                args.lake().path(),
                topic.id(),
                args.lake().hudiOptions());
        if (!isDry) {
            tables.finishMoves();
        }
        return new LakeStart(spark, args, topic, tables, stateOf(tables, args));
    }

    private static LakeState stateOf(LakeTables tables, WriterArgs args) {
        try {
            return tables.state();
        } catch (AnotherTopicException e) {
            throw new UsageException(
                    e.getMessage() + ": offsets of one say nothing of the other. Start on an empty --hudiEventBasePath"
                            + " with a new --checkpointDir; --sourceTopic is "
                            + args.topic().name(),
                    e);
        }
    }
}
