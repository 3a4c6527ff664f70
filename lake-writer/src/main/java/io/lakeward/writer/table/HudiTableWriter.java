// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.writer.schema.LakeSchema;
import java.util.Map;
import java.util.Set;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Upserts and deletes in one commit of Hudi's Spark write client. */
public final class HudiTableWriter implements TableWriter {
    private final JavaSparkContext spark;
    private final Map<String, String> userOptions;
    private final Compaction compaction;
    private final Compactor compactor;
    private final HudiCommits commits;
    private final CompactionTurns turns;

    /**
     * @param userOptions Hudi options that hold for every table
     * @param compactor told of each table that may have to be compacted
     */
    public HudiTableWriter(
            JavaSparkContext spark, Map<String, String> userOptions, Compaction compaction, Compactor compactor) {
        this.spark = spark;
        this.compaction = compaction;
        this.compactor = compactor;
        this.userOptions = Map.copyOf(userOptions);
        this.commits = new HudiCommits(spark, compaction);
        HoodieEngineContext context = new DriverContext(spark);
        this.turns = new CompactionTurns(target -> {
            commits.forget(target);
            return CompactionPlans.scheduleIfDue(target.config(), context);
        });
        Instants.countInUtc();
    }

    @Override
    public JavaPairRDD<RowKey, StoredCopy> copies(LakeTable table, JavaRDD<RowKey> rows) {
        if (!table.isWritten()) {
            return JavaPairRDD.fromJavaRDD(spark.emptyRDD());
        }
        Broadcast<Set<RowKey>> wanted =
                spark.broadcast(Set.copyOf(rows.distinct().collect()));
        return SparkSession.builder()
                .getOrCreate()
                .read()
                .format("hudi")
                .load(table.path())
                .select(
                        HoodieRecord.RECORD_KEY_METADATA_FIELD,
                        HoodieRecord.PARTITION_PATH_METADATA_FIELD,
                        LakeSchema.SEQUENCE)
                .toJavaRDD()
                .mapToPair(HudiTableWriter::copy)
                .filter(copy -> wanted.value().contains(copy._1()));
    }

    private static Tuple2<RowKey, StoredCopy> copy(Row row) {
        CopyKey key = CopyKey.of(row.getString(0));
        return new Tuple2<>(new RowKey(key.content(), row.getString(1)), new StoredCopy(key, row.getLong(2)));
    }

    @Override
    public JavaRDD<RowChange> swept(LakeTable table, Sweep sweep) {
        return table.isWritten() ? SweptRows.find(table, sweep) : spark.emptyRDD();
    }

    @Override
    public void undisturbed(Runnable work) {
        compactor.exclusively(work);
    }

    @Override
    public Set<String> write(
            LakeTable table, JavaRDD<RowChange> changes, long bytes, Progress progress, Map<String, String> notes) {
        WriteTarget target = target(table);
        Set<String> partitions = commits.commit(target, table, changes, bytes, progress, notes);
        if (table.spec().type() == TableType.MOR && compaction.wanted() && turns.isToLook(target)) {
            compactor.compact(table.id(), target);
        }
        return partitions;
    }

    @Override
    public void copy(LakeTable table, LakeTable beside, Map<String, String> notes) {
        WriteTarget copied = target(beside);
        commits.commit(copied, beside, SweptRows.all(table, beside.schema()), UNKNOWN, table.progress(), notes);
        commits.forget(copied);
    }

    private WriteTarget target(LakeTable table) {
        return WriteTarget.of(table, HudiOptions.of(table, userOptions, compaction));
    }
}
