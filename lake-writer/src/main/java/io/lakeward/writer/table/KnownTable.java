// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;

/**
 * What a table's next commit has to know of its folders, so that it need not list what a day of commits has left there.
 *
 * @param lastCommit the timeline's file of the last commit; all before it are complete
 * @param partitions of some partitions, by their paths, all file groups by their ids, and of each the files that its rows are read from
 */
record KnownTable(StoragePathInfo lastCommit, Map<String, Map<String, List<KnownFile>>> partitions)
        implements Serializable {
    /** Of all partitions that are remembered: they travel with each task. */
    private static final int MOST_FILES = 1000;

    /**
     * What is known after a commit.
     *
     * @param known of partitions before it
     * @param listed of partitions that its tasks had to list, as they were before it
     * @param lastCommit the timeline's file of that commit
     */
    static KnownTable after(
            Map<String, Map<String, List<KnownFile>>> known,
            Map<String, Map<String, List<KnownFile>>> listed,
            List<HoodieWriteStat> written,
            StoragePathInfo lastCommit) {
        Map<String, Map<String, List<KnownFile>>> changed = new HashMap<>();
        written.stream()
                .collect(Collectors.groupingBy(HoodieWriteStat::getPartitionPath))
                .forEach((partition, stats) -> Optional.ofNullable(known.getOrDefault(partition, listed.get(partition)))
                        .ifPresent(groups -> changed.put(partition, KnownFile.after(groups, stats))));
        Map<String, Map<String, List<KnownFile>>> all = new HashMap<>(known);
        all.putAll(changed);
        if (files(all) > MOST_FILES) {
            all.keySet().retainAll(changed.keySet());
        }
        return new KnownTable(lastCommit, files(all) > MOST_FILES ? Map.of() : all);
    }

    private static long files(Map<String, Map<String, List<KnownFile>>> partitions) {
        return partitions.values().stream()
                .flatMap(groups -> groups.values().stream())
                .mapToLong(List::size)
                .sum();
    }

    /** What there is to see in the partitions' folders. */
    Map<StoragePath, List<StoragePathInfo>> folders(StoragePath base) {
        Map<StoragePath, List<StoragePathInfo>> folders = new HashMap<>();
        partitions.forEach((partition, groups) -> {
            StoragePath folder = FSUtils.constructAbsolutePath(base, partition);
            folders.put(
                    folder,
                    groups.values().stream()
                            .flatMap(List::stream)
                            .map(file -> file.in(folder))
                            .toList());
        });
        return folders;
    }
}
