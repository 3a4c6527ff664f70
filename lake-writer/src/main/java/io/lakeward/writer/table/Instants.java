// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import io.lakeward.event.TableId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.apache.hudi.common.model.HoodieTimelineTimeZone;
import org.apache.hudi.common.table.timeline.HoodieInstantTimeGenerator;
import org.apache.hudi.common.table.timeline.HoodieTimeline;

/** The times that commits are named by. Of two commits the later one counts, so their names must follow their order. */
final class Instants {
    static final HoodieTimelineTimeZone ZONE = HoodieTimelineTimeZone.UTC;

    private static final int SECONDS_OF_AN_HOUR = 3600;
    private static final int MOST_AHEAD = 14;

    private Instants() {}

    /** Else they are local times, which come twice when summer time ends: Hudi waits until the hour is over. */
    static void countInUtc() {
        HoodieInstantTimeGenerator.setCommitTimeZone(ZONE);
    }

    /**
     * What to tell Hudi, whose cleaner takes the names of commits for local times. Its archiver does not, so it is never less.
     *
     * @param hours that files are to stay, at least
     */
    static int hoursToClean(int hours, Instant now, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        int ahead = Math.max(
                rules.getOffset(now).getTotalSeconds(),
                rules.getOffset(now.minus(Duration.ofHours(hours + MOST_AHEAD))).getTotalSeconds());
        return Math.max(hours, hours - Math.floorDiv(-ahead, SECONDS_OF_AN_HOUR));
    }

    /** @throws StopException if the table has a commit of a later time, as another machine's clock may have made it */
    static void requireLatest(TableId table, HoodieTimeline completed, String instant) {
        completed.lastInstant().ifPresent(last -> {
            if (last.requestedTime().compareTo(instant) >= 0) {
                throw new StopException("The clock must be later than the lake's last commit, but " + table
                        + " has one of " + last.requestedTime() + " and now is " + instant
                        + " (UTC): set the clock right, or start the writer when that time has come");
            }
        });
    }
}
