// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.batch.Finding.Kind;
import io.lakeward.writer.horizon.Horizons;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is to be said of a record in quarantine before its row is looked at.
 *
 * @param done per partition the offset at which the writer goes on
 * @param beginning per partition the first offset that the topic has
 * @param parked tables of the lake
 * @param replayed what a table of the lake has from quarantine, per partition
 */
record ReplayRules(
        Map<Integer, Long> done,
        Map<Integer, Long> beginning,
        Horizons horizons,
        Set<TableId> parked,
        Function<TableId, TableId> targetOf,
        Function<TableId, Map<Integer, Set<Long>>> replayed) {

    /**
     * What later records of the same row without a key say.
     *
     * @param last the offset of the last one
     * @param lastRead of the last one that was read with its whole table; -1 if there is none
     */
    record Later(long last, long lastRead) {
        static final Later NONE = new Later(-1, -1);

        Later and(Later other) {
            return new Later(Math.max(last, other.last), Math.max(lastRead, other.lastRead));
        }
    }

    /** @return empty if its row has to be looked at */
    Optional<Verdict> of(Finding found) {
        return switch (found.kind()) {
            case BAD -> Optional.of(Verdict.bad(found.problem()));
            case NOTHING -> Optional.of(Verdict.APPLIED);
            case NOTICE -> Optional.of(ofNotice(found));
            default -> ofRow(found);
        };
    }

    private Verdict ofNotice(Finding found) {
        return found.source() != null && found.sequence() <= horizons.since(found.source())
                ? Verdict.SUPERSEDED
                : Verdict.bad("A schema change or the end of a reading cannot be followed afterwards: "
                        + readAgain(found.table() == null ? "the tables that it concerns" : found.table()));
    }

    private Optional<Verdict> ofRow(Finding found) {
        TableId target = targetOf.apply(found.source());
        int partition = found.place().partition();
        long offset = found.place().offset();
        if (found.kind().isCopy() && found.place().isIn(replayed.apply(target))) {
            return Optional.of(Verdict.APPLIED);
        }
        if (parked.contains(target)) {
            return bad("The table " + target + " is parked: replay again when it is back");
        }
        if (offset >= done.getOrDefault(partition, 0L)) {
            return bad("The writer must have finished the batch that it came in, but has not: start the writer, and"
                    + " replay again when it has read on");
        }
        if (found.sequence() < horizons.since(found.source())) {
            return Optional.of(Verdict.SUPERSEDED);
        }
        if (beginning.getOrDefault(partition, 0L) > offset + 1) {
            return bad("What became of its row since cannot be told, because records after it are gone from the topic: "
                    + readAgain(found.table()));
        }
        return found.kind().isCopy() && found.rows().size() > 1
                ? bad("It has several rows without a key, and which of them the lake has cannot be told")
                : Optional.empty();
    }

    /** @param later in the lake already */
    static Optional<Verdict> ofCopy(Finding found, Later later) {
        long offset = found.place().offset();
        if (found.kind() == Kind.COPY_READ && later.last() > offset) {
            return bad("The row was read with its whole table, which has no key, and rows like it changed since: "
                    + readAgain(found.table()));
        }
        return later.lastRead() > offset ? Optional.of(Verdict.SUPERSEDED) : Optional.empty();
    }

    private static String readAgain(String table) {
        return "have " + table + " read again by ./lakeward resync, and replay again";
    }

    private static Optional<Verdict> bad(String reason) {
        return Optional.of(Verdict.bad(reason));
    }
}
