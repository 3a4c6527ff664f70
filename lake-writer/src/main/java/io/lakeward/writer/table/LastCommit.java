// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;

/** What the newest commit of the writer says; a commit of another program says nothing of it. */
final class LastCommit {
    private LastCommit() {}

    static Optional<Map<String, String>> of(HoodieTableMetaClient table) {
        HoodieTimeline commits = table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants();
        return commits.getReverseOrderedInstants()
                .map(commit -> metadata(commits, commit))
                .filter(metadata -> Progress.in(metadata).isPresent())
                .findFirst();
    }

    static Map<String, String> metadata(HoodieTimeline commits, HoodieInstant commit) {
        try {
            return commits.readCommitMetadata(commit).getExtraMetadata();
        } catch (IOException e) {
            throw new UncheckedIOException("The commit " + commit + " could not be read", e);
        }
    }
}
