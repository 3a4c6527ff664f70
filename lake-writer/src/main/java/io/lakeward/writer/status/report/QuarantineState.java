// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The records that could not be read.
 *
 * @param newest when the newest of them came to the topic
 * @param elsewhere those whose source none of the lake's tables names, by source; "" where that is not known
 */
public record QuarantineState(long records, Optional<Instant> newest, Map<String, Long> elsewhere) {
    public QuarantineState {
        elsewhere = Map.copyOf(elsewhere);
    }
}
