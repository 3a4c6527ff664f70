// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.table.LakeTable;
import io.lakeward.writer.table.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a commit says of where it stands on the topic.
 *
 * @param batch of Spark's, by its number; or that it is of none
 * @param replay what is read a second time; empty if all is read in its turn
 */
record Stand(Progress progress, String batch, Optional<Replayed> replay) {
    /**
     * @param places by table what it has from quarantine, per partition; as before where nothing is said
     * @param lastSequence of all changes in the lake
     */
    record Replayed(Map<TableId, Map<Integer, Set<Long>>> places, long lastSequence) {}

    static Stand of(Progress progress, long batchId) {
        return new Stand(progress, Long.toString(batchId), Optional.empty());
    }

    /** Of a parked table. */
    static Stand catchUp(Progress progress) {
        return new Stand(progress, "catch-up", Optional.empty());
    }

    /** @param progress to before which all tables have all */
    static Stand replay(Progress progress, Replayed replayed) {
        return new Stand(progress, "replay", Optional.of(replayed));
    }

    Map<String, String> notes() {
        return Map.of("lakeward.batch", batch);
    }

    /** What a table has, so that it is left out. */
    Progress known(LakeTable table) {
        return replay.isPresent() ? Progress.none(progress.topicId()) : table.progress();
    }

    /** How far a table is with the commit. */
    Progress reached(LakeTable table) {
        Progress reached = progress.notBefore(table.progress());
        return replay.map(replayed ->
                        reached.withReplayed(replayed.places().getOrDefault(table.id(), reached.replayed())))
                .orElse(reached);
    }
}
