// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import java.time.Instant;
import java.util.Optional;

/** The parts of a status as people read them: the console and the page have the same. */
final class Words {
    static final String NONE = "-";

    private static final int LONGEST = 300;

    private Words() {}

    static String summary(Status status) {
        long parked = status.tables().stream()
                .filter(table -> table.parked().isPresent())
                .count();
        int tables = status.tables().size();
        return status.isWell()
                ? "WELL: " + tables + " tables"
                : "NOT WELL: " + Troubles.of(status).size() + " things to look at in " + tables + " tables, " + parked
                        + " parked, " + status.quarantine().records() + " records in quarantine";
    }

    static String topic(Status status) {
        TopicState topic = status.topic();
        long offsets = topic.partitions().values().stream()
                .mapToLong(span -> span.end() - span.begin())
                .sum();
        return shown(topic.name()) + ", " + topic.partitions().size() + " partitions, " + offsets
                + " offsets, newest record " + ago(topic.newest(), status.at());
    }

    static String writer(Status status) {
        WriterState writer = status.writer();
        String life =
                switch (writer.life(status.at())) {
                    case RUNNING -> "runs (" + shown(writer.sign().orElseThrow().holder()) + ")";
                    case SILENT -> "SILENT, last sign of life "
                            + Ages.ago(writer.sign().orElseThrow().at(), status.at()) + " ("
                            + shown(writer.sign().orElseThrow().holder()) + ")";
                    case STOPPED -> "stopped";
                };
        return life + ", last commit " + ago(writer.lastCommit(), status.at()) + ", lag "
                + backlog(writer.backlog(), status.at());
    }

    static String quarantine(Status status) {
        QuarantineState quarantine = status.quarantine();
        return quarantine.records() == 0
                ? "empty"
                : quarantine.records() + " records, the newest from " + ago(quarantine.newest(), status.at());
    }

    static String rows(TableState table) {
        return table.seen()
                .map(TableState.Seen::rows)
                .map(rows ->
                        rows.rows() + (rows.isExact() ? "" : " in base files, " + rows.logs() + " logs not counted"))
                .orElse(NONE);
    }

    /** When the producer stamped it, else when it was committed. */
    static String lastChange(TableState table, Instant now) {
        return table.seen()
                .map(seen -> seen.lastChange()
                        .map(at -> Ages.ago(at, now))
                        .orElseGet(() -> "committed " + Ages.ago(seen.lastCommit(), now)))
                .orElse(NONE);
    }

    static String lag(TableState table, Instant now) {
        return table.isLagKnown()
                ? backlog(table.backlog(), now) + (table.parked().isPresent() ? ", its own" : "")
                : NONE;
    }

    static String schema(TableState table, Instant now) {
        return table.seen()
                .map(seen -> seen.columns() + " columns"
                        + seen.lastStatement()
                                .map(at -> ", statement " + Ages.ago(at, now))
                                .orElse(""))
                .orElse(NONE);
    }

    static String verified(TableState table, Instant now) {
        return table.verified()
                .map(verified -> verified.verdict().replace('_', ' ') + " " + Ages.ago(verified.at(), now))
                .orElse(NONE);
    }

    static String state(TableState table) {
        return table.problem().isPresent()
                ? "UNREADABLE"
                : table.parked().map(parked -> "PARKED " + parked.cause()).orElse("in step");
    }

    private static String backlog(Backlog backlog, Instant now) {
        return backlog.records() == 0
                ? "0"
                : (backlog.isExact() ? "" : "at most ") + backlog.records() + " records"
                        + (backlog.oldest().isPresent() ? ", " + Ages.text(backlog.age(now)) : "");
    }

    private static String ago(Optional<Instant> time, Instant now) {
        return time.map(at -> Ages.ago(at, now)).orElse("unknown");
    }

    /** On one line, without what would disturb a console. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(letter -> shown.appendCodePoint(Character.isISOControl(letter) ? ' ' : letter));
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
    }
}
