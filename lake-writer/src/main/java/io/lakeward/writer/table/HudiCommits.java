// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.client.common.HoodieSparkEngineContext;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.table.HoodieTable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Commits to tables, each by one job of Spark: it writes by Hudi's own handles, and Hudi's client does what comes before and after. The client's own
 * upsert takes five jobs to find out what the writer knows.
 */
final class HudiCommits {
    /** Of changes that one task may sort and write. */
    private static final long FEW_BYTES = 4 << 20;

    /** Of files that one task may write. */
    private static final long SMALL_BYTES = 16 << 20;

    private static final int FEW_FILES = 8;

    private final JavaSparkContext spark;
    private final Compaction compaction;
    private final Housekeeping housekeeping = new Housekeeping();
    private final KnownTables known = new KnownTables();
    private final Set<String> small = ConcurrentHashMap.newKeySet();
    private final HoodieSparkEngineContext context;
    private final Broadcast<StorageConfiguration<?>> storage;

    /** @param compaction of tables that are merged on read */
    HudiCommits(JavaSparkContext spark, Compaction compaction) {
        this.spark = spark;
        this.compaction = compaction;
        this.context = new DriverContext(spark);
        this.storage = spark.broadcast(context.getStorageConf());
    }

    /**
     * Applies changes in one commit.
     *
     * @param bytes about what they take in memory
     * @return the paths of the partitions with files of the commit
     */
    Set<String> commit(
            WriteTarget target,
            LakeTable table,
            JavaRDD<RowChange> changes,
            long bytes,
            Progress progress,
            Map<String, String> notes) {
        Map<String, String> metadata = new HashMap<>(notes);
        progress.addTo(metadata);
        metadata.put(HudiTables.PARTITION, table.spec().partition());
        metadata.put(HudiTables.BUCKETS, Integer.toString(table.buckets()));
        HudiOptions.allowAncientDates(spark);
        HoodieWriteConfig config = target.config();
        CommitFolders folders = folders(target, config);
        List<HoodieWriteStat> stats;
        try (CommitClient client = new CommitClient(context, config, folders)) {
            String instant = begin(client, config, table);
            folders.begun(action(table), instant);
            GroupWriter writer =
                    new GroupWriter(target, instant, folders.known().orElse(null), storage);
            Written written = written(writer, new OpenCommits.Opened(config, client.opened()), changes, bytes);
            stats = withoutErrors(table, written.statuses());
            if (!client.commitStats(instant, stats, Option.of(metadata), action(table))) {
                throw new IllegalStateException("The commit " + instant + " of " + table.id() + " failed");
            }
            folders.complete(stats, written.listed());
        }
        remember(target, stats);
        return stats.stream().map(HoodieWriteStat::getPartitionPath).collect(Collectors.toSet());
    }

    /** The next commit looks at the table itself: a compaction may have been planned, or there is to be no next one. */
    void forget(WriteTarget target) {
        known.forget(target.path());
    }

    private CommitFolders folders(WriteTarget target, HoodieWriteConfig config) {
        if (target.type() == TableType.MOR && !compaction.wanted()) {
            return CommitFolders.shared(known, config, context.getStorageConf());
        }
        if (housekeeping.isDue(config)) {
            known.forget(target.path());
        }
        return CommitFolders.take(known, config, context.getStorageConf());
    }

    /** The next commit to a table is taken to write as much as this one: few changes may rewrite large files. */
    private void remember(WriteTarget target, List<HoodieWriteStat> stats) {
        long bytes =
                stats.stream().mapToLong(HoodieWriteStat::getTotalWriteBytes).sum();
        if (stats.size() <= FEW_FILES && bytes <= SMALL_BYTES) {
            small.add(target.path());
        } else {
            small.remove(target.path());
        }
    }

    /** Rolls back what a commit that failed has left, and begins a new one. */
    private String begin(CommitClient client, HoodieWriteConfig config, LakeTable to) {
        HoodieTable<?, ?, ?, ?> table = client.initTable(WriteOperationType.UPSERT, Option.empty());
        HoodieTableMetaClient metaClient = table.getMetaClient();
        String action = action(to);
        table.validateUpsertSchema();
        if (to.spec().type() == TableType.MOR) {
            CompactionPlans.requireInOrder(to.id(), metaClient.getActiveTimeline());
        }
        housekeeping.leaveOutUnlessDue(config, metaClient.getActiveTimeline().countInstants());
        String instant = client.startCommit(action, metaClient);
        Instants.requireLatest(to.id(), metaClient.getActiveTimeline().filterCompletedInstants(), instant);
        client.preWrite(instant, WriteOperationType.UPSERT, metaClient);
        HoodieCommitMetadata underWay = new HoodieCommitMetadata();
        underWay.setOperationType(WriteOperationType.UPSERT);
        metaClient
                .getActiveTimeline()
                .transitionRequestedToInflight(
                        metaClient.createNewInstant(HoodieInstant.State.REQUESTED, action, instant),
                        Option.of(underWay));
        return instant;
    }

    /**
     * A task writes whole file groups, and has of each row the last change alone: Hudi lets an older row win over a delete. One task
     * does it all where that is soon done.
     */
    private Written written(GroupWriter writer, OpenCommits.Opened opened, JavaRDD<RowChange> changes, long bytes) {
        WriteTarget target = writer.target();
        if (bytes <= FEW_BYTES && small.contains(target.path())) {
            return OpenCommits.during(target, writer.instant(), opened, () -> new OneTask(writer).run(changes));
        }
        return Written.of(changes.mapToPair(target::keyed)
                .repartitionAndSortWithinPartitions(new GroupPartitioner(tasks(target)))
                .mapPartitions(writer)
                .collect());
    }

    private int tasks(WriteTarget target) {
        return target.isPartitioned() ? Math.max(target.buckets(), spark.defaultParallelism()) : target.buckets();
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
}
