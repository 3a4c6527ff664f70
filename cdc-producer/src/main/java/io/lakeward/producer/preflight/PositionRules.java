// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.preflight;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.StartPosition;
import java.time.Instant;
import java.util.List;

/** Decides whether the job can start where it shall. */
final class PositionRules {
    private static final String NEW_SNAPSHOT = "start later, or with -s initial";

    private final Args args;
    private final PositionFacts facts;
    private final Findings findings = new Findings("position");

    PositionRules(Args args, PositionFacts facts) {
        this.args = args;
        this.facts = facts;
    }

    List<Finding> findings() {
        StartPosition position = args.position();
        if (position instanceof StartPosition.BinlogPlace place) {
            check(place);
        } else if (position instanceof StartPosition.Timestamp timestamp) {
            check(timestamp.from());
        } else if (position instanceof StartPosition.Gtid gtid) {
            check(gtid);
        }
        if (position.isInThePast()) {
            findings.warning("-s/--position starts in the past of the binlogs, but columns are taken as they are now:"
                    + " if a table's columns have changed since, its older changes cannot be read or are read wrong;"
                    + " -s initial is safe");
        }
        return findings.orOk(
                "starts with " + (position instanceof StartPosition.Latest ? "the changes from now on" : "a snapshot"));
    }

    private void check(StartPosition.BinlogPlace place) {
        Long size = facts.binlogs().get(place.file());
        if (size == null) {
            findings.problem("-s/--position must name a binlog that " + args.mysql() + " still has, but was file:"
                    + place.file() + ":" + place.position() + ": it has "
                    + String.join(", ", firstAndLast()) + "; " + NEW_SNAPSHOT);
        } else if (place.position() > size) {
            findings.problem("-s/--position must be in its binlog, but was file:" + place.file() + ":"
                    + place.position() + ": the file ends at " + size);
        }
    }

    private List<String> firstAndLast() {
        List<String> names = List.copyOf(facts.binlogs().keySet());
        if (names.size() <= 1) {
            return names.isEmpty() ? List.of("none") : names;
        }
        return List.of(names.get(0) + " to " + names.get(names.size() - 1));
    }

    private void check(Instant from) {
        if (from.isAfter(facts.now())) {
            findings.problem("-s/--position must not be in the future, but was timestamp:" + from + ": on "
                    + args.mysql() + " it is " + facts.now());
        }
        facts.oldestEvent()
                .filter(from::isBefore)
                .ifPresent(oldest -> findings.problem("-s/--position must not be before the oldest binlog of "
                        + args.mysql() + ", but was timestamp:" + from + ": that binlog begins at " + oldest + "; "
                        + NEW_SNAPSHOT));
    }

    private void check(StartPosition.Gtid gtid) {
        String was = "but was gtid:" + gtid.set();
        if (facts.isMariaDb()) {
            findings.problem("-s/--position gtid: must be used with MySQL, but " + args.mysql()
                    + " is MariaDB, whose GTIDs the connector cannot start from: use file: or timestamp:");
        }
        facts.gtids().ifPresent(server -> {
            if (server.error().isPresent()) {
                findings.problem("-s/--position gtid: must be a GTID set, " + was + ": "
                        + server.error().get());
            } else if (!"ON".equalsIgnoreCase(server.mode())) {
                findings.problem(
                        "-s/--position gtid: needs gtid_mode=ON on " + args.mysql() + ", but it was " + server.mode());
            } else if (!server.holdsAllPurged()) {
                findings.problem("-s/--position gtid: must hold every transaction that " + args.mysql()
                        + " has purged (" + server.purged() + "), " + was + ": what is missing there is gone; "
                        + NEW_SNAPSHOT);
            } else if (!server.isExecuted()) {
                findings.problem("-s/--position gtid: must hold transactions of " + args.mysql() + " only, " + was);
            }
        });
    }
}
