// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.writer.table.Progress;
import java.util.Map;

/**
 * What a commit says of where it stands on the topic.
 *
 * @param batch of Spark's, by its number; or that it is of none
 */
record Stand(Progress progress, String batch) {
    static Stand of(Progress progress, long batchId) {
        return new Stand(progress, Long.toString(batchId));
    }

    /** Of a parked table. */
    static Stand catchUp(Progress progress) {
        return new Stand(progress, "catch-up");
    }

    Map<String, String> notes() {
        return Map.of("lakeward.batch", batch);
    }
}
