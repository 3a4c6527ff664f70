// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.config.HoodieWriteConfig;

/**
 * The commits that this process has under way: a task that runs in it, too, need not open their tables again. Hudi's bucket index, which a task asks
 * before anything else, reads their timelines anew, from what {@link CommitFolders} know.
 */
final class OpenCommits {
    private static final Map<Commit, Opened> ALL = new ConcurrentHashMap<>();

    private record Commit(String path, String instant) {}

    /** What one task at a time may use. */
    record Opened(HoodieWriteConfig config, HoodieTableMetaClient table) {}

    private OpenCommits() {}

    /** Lets a task find a commit for as long as its work goes on. */
    static <T> T during(WriteTarget target, String instant, Opened opened, Supplier<T> work) {
        Commit commit = new Commit(target.path(), instant);
        ALL.put(commit, opened);
        try {
            return work.get();
        } finally {
            ALL.remove(commit);
        }
    }

    /** Empty in another process. */
    static Optional<Opened> find(WriteTarget target, String instant) {
        return Optional.ofNullable(ALL.get(new Commit(target.path(), instant)));
    }
}
