// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.writer.schema.LakeSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hudi.client.SparkRDDWriteClient;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.client.common.HoodieSparkEngineContext;
import org.apache.hudi.common.model.DefaultHoodieRecordPayload;
import org.apache.hudi.common.model.HoodieAvroRecord;
import org.apache.hudi.common.model.HoodieKey;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
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
            LakeTable table, JavaRDD<RowChange> changes, Progress progress, Map<String, String> notes) {
        Map<String, String> metadata = new HashMap<>(notes);
        progress.addTo(metadata);
        metadata.put(HudiTables.PARTITION, table.spec().partition());
        metadata.put(HudiTables.BUCKETS, Integer.toString(table.buckets()));
        HoodieWriteConfig config = HoodieWriteConfig.newBuilder()
                .withPath(table.path())
                .forTable(table.id().table())
                .withSchema(table.schema().toString())
                .withProps(HudiOptions.of(table, userOptions, compaction))
                .build();
        HudiOptions.allowAncientDates(spark);
        List<HoodieWriteStat> stats;
        try (SparkRDDWriteClient<DefaultHoodieRecordPayload> client =
                new SparkRDDWriteClient<>(new HoodieSparkEngineContext(spark), config)) {
            String instant = client.startCommit();
            List<WriteStatus> statuses = client.upsert(
                            lastOfEach(changes, config.getUpsertShuffleParallelism()), instant)
                    .collect();
            stats = withoutErrors(table, statuses);
            if (!client.commitStats(instant, stats, Option.of(metadata), action(table))) {
                throw new IllegalStateException("The commit " + instant + " of " + table.id() + " failed");
            }
        }
        if (table.spec().type() == TableType.MOR && compaction.wanted()) {
            compactor.compact(table.id(), config);
        }
        return stats.stream().map(HoodieWriteStat::getPartitionPath).collect(Collectors.toSet());
    }

    /** Hudi's own way lets an older row win over a delete. */
    private static JavaRDD<HoodieRecord<DefaultHoodieRecordPayload>> lastOfEach(
            JavaRDD<RowChange> changes, int parallelism) {
        return changes.mapToPair(change ->
                        new Tuple2<>(hudiKey(change.at()), new Tuple2<>(change.sequence(), hudiRecord(change))))
                .reduceByKey((first, second) -> first._1() > second._1() ? first : second, parallelism)
                .map(change -> change._2()._2());
    }

    private static String action(LakeTable table) {
        return table.spec().type() == TableType.MOR ? HoodieTimeline.DELTA_COMMIT_ACTION : HoodieTimeline.COMMIT_ACTION;
    }

    private static List<HoodieWriteStat> withoutErrors(LakeTable table, List<WriteStatus> statuses) {
        for (WriteStatus status : statuses) {
            if (status.hasErrors()) {
                Throwable cause =
                        status.getErrors().values().stream().findFirst().orElse(status.getGlobalError());
                throw new IllegalStateException(
                        status.getTotalErrorRecords() + " rows of " + table.id() + " could not be written", cause);
            }
        }
        return statuses.stream().map(WriteStatus::getStat).toList();
    }

    private static HoodieRecord<DefaultHoodieRecordPayload> hudiRecord(RowChange change) {
        return new HoodieAvroRecord<>(
                hudiKey(change.at()), new DefaultHoodieRecordPayload(change.row(), change.sequence()));
    }

    private static HoodieKey hudiKey(RowKey at) {
        return new HoodieKey(at.recordKey(), at.partition());
    }
}
