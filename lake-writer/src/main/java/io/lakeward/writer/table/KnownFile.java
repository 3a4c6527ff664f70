// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieDeltaWriteStat;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;

/**
 * A base file or a log of a table.
 *
 * @param bytes how long it is
 */
record KnownFile(String name, long bytes) implements Serializable {
    /** The files of which a file group's rows are read now. */
    static List<KnownFile> of(FileSlice slice) {
        List<KnownFile> files = new ArrayList<>();
        slice.getBaseFile().ifPresent(file -> files.add(new KnownFile(file.getFileName(), file.getFileSize())));
        slice.getLogFiles().forEach(log -> files.add(new KnownFile(log.getFileName(), log.getFileSize())));
        return files;
    }

    /** The file groups, by their ids, with what a commit has written to them: a log beside what was there, or a base file in its place. */
    static Map<String, List<KnownFile>> after(Map<String, List<KnownFile>> groups, List<HoodieWriteStat> written) {
        Map<String, List<KnownFile>> after = groups.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, group -> new ArrayList<>(group.getValue())));
        for (HoodieWriteStat stat : written) {
            List<KnownFile> files = after.computeIfAbsent(stat.getFileId(), unused -> new ArrayList<>());
            if (!(stat instanceof HoodieDeltaWriteStat)) {
                files.clear();
            }
            KnownFile made = new KnownFile(new StoragePath(stat.getPath()).getName(), stat.getFileSizeInBytes());
            files.removeIf(file -> file.name.equals(made.name));
            files.add(made);
        }
        return after;
    }

    StoragePathInfo in(StoragePath folder) {
        return new StoragePathInfo(new StoragePath(folder, name), bytes, false, (short) 1, 0, 0);
    }
}
