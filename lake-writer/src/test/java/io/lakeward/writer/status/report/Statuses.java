// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import io.lakeward.writer.status.report.TableState.Commit;
import io.lakeward.writer.status.report.TableState.Parked;
import io.lakeward.writer.status.report.TableState.Seen;
import io.lakeward.writer.status.report.TableState.Verified;
import io.lakeward.writer.status.report.TopicState.Span;
import io.lakeward.writer.table.RowCount;
import io.lakeward.writer.table.WriterSign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipeline, seen at noon. */
final class Statuses {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final TableState GOOD = table("d.good", Backlog.NONE, Optional.empty(), 0);
    static final TableState PARKED = table(
            "d.<b>'parked'\n</b>",
            new Backlog(40, false, Optional.of(before(600))),
            Optional.of(new Parked("FAILED", before(700), "<script>broken</script>", "tried again")),
            3);
    static final TableState UNREADABLE = new TableState(
            "d.unreadable",
            Optional.empty(),
            Backlog.NONE,
            Optional.empty(),
            0,
            Optional.of("no such file"),
            Optional.empty());

    private Statuses() {}

    static Instant before(long seconds) {
        return NOON.minusSeconds(seconds);
    }

    private static TableState table(String name, Backlog backlog, Optional<Parked> parked, long quarantined) {
        return new TableState(
                name,
                Optional.of(new Seen(
                        new RowCount(1234, parked.isPresent() ? 2 : 0),
                        before(3),
                        parked.isPresent() ? Optional.empty() : Optional.of(before(5)),
                        7,
                        Optional.of(before(86_400 * 3)),
                        List.of(
                                new Commit(before(3600), 10, Optional.of(before(3602))),
                                new Commit(before(3), 5, Optional.of(before(5)))))),
                backlog,
                parked,
                quarantined,
                Optional.empty(),
                Optional.of(new Verified(parked.isPresent() ? "DIFFERENT" : "EQUAL", before(7200), List.of(name))));
    }

    static Status of(TableState... tables) {
        return of(0, new Backlog(0, true, Optional.empty()), Optional.empty(), tables);
    }

    /** @param sign how many seconds ago the writer's was */
    static Status of(long sign, Backlog backlog, Optional<Duration> maxLag, TableState... tables) {
        return new Status(
                NOON,
                before(3600),
                maxLag,
                new TopicState("lakeward", Map.of(0, new Span(0, 100), 1, new Span(90, 120)), Optional.of(before(4))),
                new WriterState(
                        Optional.of(new WriterSign("w on host", before(sign))),
                        Optional.of(before(3)),
                        Map.of(0, 99L, 1, 110L),
                        backlog),
                new QuarantineState(0, Optional.empty(), Map.of()),
                List.of(tables));
    }

    static Status withoutWriter(QuarantineState quarantine, Map<Integer, Long> position) {
        Status status = of(GOOD);
        return new Status(
                NOON,
                before(3600),
                Optional.empty(),
                status.topic(),
                new WriterState(Optional.empty(), Optional.empty(), position, Backlog.NONE),
                quarantine,
                List.of(GOOD));
    }
}
