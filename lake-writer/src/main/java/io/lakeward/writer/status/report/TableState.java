// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status.report;

import io.lakeward.writer.table.RowCount;
import io.lakeward.writer.verify.report.TableResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table of the lake.
 *
 * @param seen what it has; empty if it cannot be read, or is not there yet
 * @param backlog of the batches, or its own if it is parked
 * @param quarantined records of its sources
 * @param problem why it cannot be read
 * @param verified what verify found last
 */
public record TableState(
        String table,
        Optional<Seen> seen,
        Backlog backlog,
        Optional<Parked> parked,
        long quarantined,
        Optional<String> problem,
        Optional<Verified> verified) {
    /** Nothing is known of one that cannot be read, if it has no position of its own. */
    boolean isLagKnown() {
        return seen.isPresent() || parked.isPresent();
    }

    /**
     * What the lake has of a table.
     *
     * @param lastChange when the newest change of the last commit with changes was stamped by the producer
     * @param columns how many
     * @param lastStatement when the newest statement was stamped that the lake followed for its sources
     * @param commits the newest ones, oldest first
     */
    public record Seen(
            RowCount rows,
            Instant lastCommit,
            Optional<Instant> lastChange,
            int columns,
            Optional<Instant> lastStatement,
            List<Commit> commits) {
        public Seen {
            commits = List.copyOf(commits);
        }
    }

    /**
     * A commit.
     *
     * @param applied how many changes it has
     * @param newest when the newest of them was stamped
     */
    public record Commit(Instant at, long applied, Optional<Instant> newest) {}

    /** @param sources that were compared */
    public record Verified(String verdict, Instant at, List<String> sources) {
        public Verified {
            sources = List.copyOf(sources);
        }

        boolean isEqual() {
            return verdict.equals(TableResult.Verdict.EQUAL.name());
        }
    }

    /**
     * Why and since when it is left out of the batches.
     *
     * @param next when it is tried again
     */
    public record Parked(String cause, Instant since, String reason, String next) {}
}
