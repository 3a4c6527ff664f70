// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableSchema;
import java.util.List;
import java.util.Map;

/**
 * What the lake's own commits say.
 *
 * @param progress the progress of the table that has come farthest. Every batch before that one is complete in all
 *     tables, because a batch begins when all commits of the one before are done
 * @param lastSequence the highest sequence number of a change in any table; 0 if there is none
 * @param sources the source tables as they were when they were last written
 */
public record LakeState(Progress progress, long lastSequence, List<TableSchema> sources) {
    /** The same, for a job that goes on there. */
    public LakeState at(Map<Integer, Long> offsets) {
        return new LakeState(new Progress(progress.topicId(), offsets, offsets), lastSequence, sources);
    }
}
