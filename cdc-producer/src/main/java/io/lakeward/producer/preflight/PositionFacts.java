// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the preflight has to know of the place where the job shall start.
 *
 * @param binlogs the size of each binlog file in bytes, by name, oldest first
 * @param oldestEvent when the oldest binlog began; asked for a timestamp only
 * @param gtids asked for a GTID set only, and not of MariaDB
 */
record PositionFacts(
        boolean isMariaDb,
        Map<String, Long> binlogs,
        Optional<Instant> oldestEvent,
        Optional<GtidFacts> gtids,
        Instant now) {
    /**
     * @param error what the server said of the set, if it could not read it
     * @param holdsAllPurged whether the set holds every transaction that the binlogs hold no more
     * @param isExecuted whether the server has seen every transaction of the set
     */
    record GtidFacts(String mode, String purged, Optional<String> error, boolean holdsAllPurged, boolean isExecuted) {}
}
