// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What somebody should look at, one line each. */
final class Troubles {
    private Troubles() {}

    static List<String> of(Status status) {
        return Stream.concat(
                        ofStages(status).stream(), status.tables().stream().flatMap(table -> of(table, status).stream()
                                .map(trouble -> table.table() + ": " + trouble)))
                .toList();
    }

    static List<String> ofStages(Status status) {
        List<String> troubles = new ArrayList<>();
        WriterState writer = status.writer();
        if (writer.life(status.at()) == WriterState.Life.SILENT) {
            troubles.add("the writer gave no sign of life since "
                    + writer.sign().orElseThrow().at() + ": start it again, if it does not run");
        }
        gone(status)
                .forEach(partition -> troubles.add("the topic lacks records that the lake may not have: " + partition));
        if (isLate(writer.backlog(), status)) {
            troubles.add("the lake is behind by " + Ages.text(writer.backlog().age(status.at())));
        }
        new TreeMap<>(status.quarantine().elsewhere())
                .forEach((source, records) -> troubles.add(records + " records in quarantine, of "
                        + (source.isEmpty() ? "no known table" : source + ", which is not in the lake")));
        return troubles;
    }

    static List<String> of(TableState table, Status status) {
        List<String> troubles = new ArrayList<>();
        table.problem().ifPresent(problem -> troubles.add("cannot be read: " + problem));
        table.parked()
                .ifPresent(parked -> troubles.add("parked (" + parked.cause() + ") since " + parked.since() + ": "
                        + parked.reason() + "; " + parked.next()));
        if (table.quarantined() > 0) {
            troubles.add(table.quarantined() + " records in quarantine");
        }
        table.verified()
                .filter(verified -> !verified.isEqual())
                .ifPresent(verified -> troubles.add("verify found it " + verified.verdict() + " at " + verified.at()));
        if (table.parked().isPresent() && isLate(table.backlog(), status)) {
            troubles.add("behind by " + Ages.text(table.backlog().age(status.at())));
        }
        return troubles;
    }

    private static boolean isLate(Backlog backlog, Status status) {
        Duration age = backlog.age(status.at());
        return status.maxLag().filter(most -> age.compareTo(most) > 0).isPresent();
    }

    /** The end of a transaction takes an offset, too. */
    private static List<String> gone(Status status) {
        Map<Integer, Long> position = status.writer().position();
        return status.topic().partitions().entrySet().stream()
                .filter(partition -> position.containsKey(partition.getKey())
                        && partition.getValue().begin() > position.get(partition.getKey()) + 1)
                .map(partition -> "partition " + partition.getKey() + " goes on at offset "
                        + position.get(partition.getKey()) + " and begins at "
                        + partition.getValue().begin())
                .toList();
    }
}
