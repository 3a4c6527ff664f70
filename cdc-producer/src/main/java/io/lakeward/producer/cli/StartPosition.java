// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a job without a savepoint starts to read. */
public sealed interface StartPosition {
    String SYNTAX = "initial, snapshot, latest, earliest, timestamp:<ISO instant or epoch milliseconds>, "
            + "gtid:<GTID set> or file:<binlog file>:<position>";

    /** A snapshot of every table, then its changes. */
    record Initial() implements StartPosition {}

    /** A snapshot of every table, then the job ends. */
    record Snapshot() implements StartPosition {}

    /** Changes from now on. */
    record Latest() implements StartPosition {}

    /** Every change that the server's binlogs still hold. */
    record Earliest() implements StartPosition {}

    /** Changes from a time on; as the binlog knows whole seconds, those of the second before may come too. */
    record Timestamp(Instant from) implements StartPosition {}

    /** The changes of every transaction that is not in the set; not for MariaDB. */
    record Gtid(String set) implements StartPosition {}

    /** Changes from a place in a binlog file on. */
    record BinlogPlace(String file, long position) implements StartPosition {}

    /** Whether it starts in the past of the binlog, where tables may have had other columns. */
    default boolean isInThePast() {
        return this instanceof Earliest
                || this instanceof Timestamp
                || this instanceof Gtid
                || this instanceof BinlogPlace;
    }

    static StartPosition parse(String text) {
        String[] parts = text.split(":", 2);
        String place = parts.length < 2 ? null : parts[1].strip();
        return switch (parts[0].strip() + (place == null ? "" : ":")) {
            case "initial" -> new Initial();
            case "snapshot" -> new Snapshot();
            case "latest" -> new Latest();
            case "earliest" -> new Earliest();
            case "timestamp:" -> new Timestamp(instant(place));
            case "gtid:" -> gtid(place);
            case "file:" -> place(place);
            default -> throw new IllegalArgumentException("-s/--position must be " + SYNTAX + ", but was: " + text);
        };
    }

    private static Instant instant(String text) {
        try {
            return text.matches("\\d{1,18}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "-s/--position timestamp: must be followed by an instant such as 2026-11-20T08:00:00Z or by epoch "
                            + "milliseconds, but was: " + text,
                    e);
        }
    }

    private static Gtid gtid(String set) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException(
                    "-s/--position gtid: must be followed by a GTID set such as <server uuid>:1-100, but was empty");
        }
        return new Gtid(set.replaceAll("\\s", ""));
    }

    private static BinlogPlace place(String text) {
        Matcher matcher = Pattern.compile("(.+):(\\d{1,18})").matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(2)) < 4) {
            throw new IllegalArgumentException(
                    "-s/--position file: must be followed by a file and a position of at least 4 such as "
                            + "binlog.000042:4, but was: " + text);
        }
        return new BinlogPlace(matcher.group(1), Long.parseLong(matcher.group(2)));
    }
}
