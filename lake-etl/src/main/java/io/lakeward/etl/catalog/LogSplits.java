// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.catalog;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hudi.common.config.HoodieMetadataConfig;
import org.apache.hudi.common.engine.HoodieLocalEngineContext;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieLogFile;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.log.InstantRange;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.table.timeline.TimelineUtils;
import org.apache.hudi.common.table.view.HoodieTableFileSystemView;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.configuration.FlinkOptions;
import org.apache.hudi.table.format.mor.MergeOnReadInputSplit;

/** The parts of a merge-on-read table that are read one by one: a base file, or logs. Of a file group in their order. */
final class LogSplits implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long memory;

    LogSplits(long memory) {
        this.memory = memory;
    }

    /** All that a table has, up to a commit. */
    List<MergeOnReadInputSplit> upTo(HoodieTableMetaClient table, String instant) {
        var files = new HoodieTableFileSystemView(
                table, table.getCommitsAndCompactionTimeline().filterCompletedAndCompactionInstants());
        var partitions = FSUtils.getAllPartitionPaths(
                new HoodieLocalEngineContext(table.getHadoopConf()),
                HoodieMetadataConfig.newBuilder().enable(false).build(),
                table.getBasePathV2().toString());
        var parts = new Parts(table);
        partitions.stream()
                .flatMap(partition -> files.getLatestMergedFileSlicesBeforeOrOn(partition, instant))
                .forEach(slice -> add(slice, instant, parts));
        return parts.all;
    }

    private static void add(FileSlice slice, String instant, Parts parts) {
        slice.getBaseFile().ifPresent(base -> parts.add(base.getPath(), slice.getFileId(), instant));
        var logs = slice.getLogFiles()
                .sorted(HoodieLogFile.getLogFileComparator())
                .map(log -> log.getPath().toString())
                .toList();
        if (!logs.isEmpty()) {
            parts.add(new Logs(logs, Set.of()), slice.getFileId(), instant);
        }
    }

    /** What commits have written, which are no compactions. Logs of a file group that follow each other are read at once. */
    List<MergeOnReadInputSplit> of(HoodieTableMetaClient table, List<HoodieInstant> commits, HoodieTimeline timeline) {
        var parts = new Parts(table);
        Map<String, Logs> waiting = new LinkedHashMap<>();
        var last = "";
        for (HoodieInstant commit : commits) {
            last = commit.getTimestamp();
            for (HoodieWriteStat stat : stats(commit, timeline)) {
                var path = new Path(table.getBasePathV2(), stat.getPath());
                if (FSUtils.isLogFile(path)) {
                    waiting.merge(stat.getFileId(), new Logs(List.of(path.toString()), Set.of(last)), Logs::and);
                } else {
                    Optional.ofNullable(waiting.remove(stat.getFileId()))
                            .ifPresent(logs -> parts.add(logs, stat.getFileId(), commit.getTimestamp()));
                    parts.add(path.toString(), stat.getFileId(), last);
                }
            }
        }
        for (var logs : waiting.entrySet()) {
            parts.add(logs.getValue(), logs.getKey(), last);
        }
        return parts.all;
    }

    private static List<HoodieWriteStat> stats(HoodieInstant commit, HoodieTimeline timeline) {
        try {
            return TimelineUtils.getCommitMetadata(commit, timeline).getWriteStats();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param commits those that are read, as a log may hold others, too; all if there are none */
    private record Logs(List<String> paths, Set<String> commits) {

        Logs and(Logs later) {
            return new Logs(
                    union(paths, later.paths).toList(),
                    union(commits, later.commits).collect(Collectors.toSet()));
        }

        private static Stream<String> union(Collection<String> one, Collection<String> other) {
            return Stream.concat(one.stream(), other.stream()).distinct();
        }
    }

    private final class Parts {

        private final HoodieTableMetaClient table;
        private final List<MergeOnReadInputSplit> all = new ArrayList<>();

        Parts(HoodieTableMetaClient table) {
            this.table = table;
        }

        void add(String base, String group, String instant) {
            all.add(split(base, Option.empty(), null, group, instant));
        }

        /** @param instant no log is read behind it */
        void add(Logs logs, String group, String instant) {
            all.add(split(null, Option.of(new ArrayList<>(logs.paths())), range(logs.commits()), group, instant));
        }

        private static InstantRange range(Set<String> commits) {
            return commits.isEmpty()
                    ? null
                    : InstantRange.builder()
                            .rangeType(InstantRange.RangeType.EXPLICIT_MATCH)
                            .explicitInstants(new HashSet<>(commits))
                            .build();
        }

        /** Flink copies them by Kryo, which fills no list that cannot be changed. */
        private MergeOnReadInputSplit split(
                String base, Option<List<String>> logs, InstantRange range, String group, String instant) {
            return new MergeOnReadInputSplit(
                    0,
                    base,
                    logs,
                    instant,
                    table.getBasePathV2().toString(),
                    memory,
                    FlinkOptions.REALTIME_PAYLOAD_COMBINE,
                    range,
                    group);
        }
    }
}
