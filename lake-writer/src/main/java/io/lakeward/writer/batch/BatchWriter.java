// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.TableId;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.park.Parking;
import io.lakeward.writer.park.Trouble;
import io.lakeward.writer.table.CommitNote;
import io.lakeward.writer.table.LakeState;
import io.lakeward.writer.table.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes a micro-batch: reads Kafka once, then commits to each table that changed, in parallel, and waits for all. The
 * cost grows with the changes, not with the number of tables. What a table has already, by its own commits, is left out. A
 * table that fails is parked.
 */
public final class BatchWriter implements VoidFunction2<Dataset<Row>, Long> {
    private static final long serialVersionUID = 1L;

    private final transient BatchParts parts;
    private final transient TablePool pool;
    private final transient Positions positions;
    private final transient Parking parking;
    private final transient CatchUp catchUp;
    private transient long lastSequence;

    /** Still to be read; without a checkpoint several batches may come again. */
    private transient Set<Place> quarantined;

    /**
     * @param lake where the job begins
     * @param catchUp takes over the tables that are parked
     */
    public BatchWriter(BatchParts parts, TablePool pool, LakeState lake, Parking parking, CatchUp catchUp) {
        this.parts = parts;
        this.pool = pool;
        this.positions = new Positions(lake.progress());
        this.parking = parking;
        this.catchUp = catchUp;
        this.lastSequence = lake.lastSequence();
        this.quarantined = parts.own().quarantinedFrom(lake.progress().from());
    }

    @Override
    public void call(Dataset<Row> records, Long batchId) {
        Instant start = Instant.now();
        parts.alerts().batchBegins();
        Set<TableId> parked = parking.begin();
        lastSequence = Math.max(lastSequence, parking.lastSequence());
        try (BatchRun run = new BatchRun(parts, records, Scope.allBut(parked), lastSequence, quarantined)) {
            BatchSummary batch = run.batch();
            BatchLog.read(batch);
            Progress progress = positions.advance(batch.ranges());
            parking.isUnderWay(progress);
            Stand stand = Stand.of(progress, batchId);
            Map<TableId, TableFailure> failed = run.write(pool, stand, stand);
            requireFew(failed.values(), batch.tables().size());
            failed.values().forEach(failure -> park(failure, progress.from(), stand));
            lastSequence = Math.max(lastSequence, batch.lastSequence());
            quarantined = quarantined.stream()
                    .filter(place -> !progress.covers(place.partition(), place.offset()))
                    .collect(Collectors.toSet());
            parking.end(progress).forEach(catchUp::back);
            Optional<Instant> newest = Optional.of(batch.lastSequence())
                    .filter(sequence -> sequence > 0)
                    .map(CommitNote::timeOf);
            newest.ifPresent(parts.metrics()::batchEnded);
            parts.alerts().batchEnds(newest);
            BatchLog.written(batchId, batch, run.quarantined(), Duration.between(start, Instant.now()));
        }
    }

    /** From the start of the batch: it is repeated for this table alone. */
    private void park(TableFailure failure, Map<Integer, Long> from, Stand stand) {
        ParkedTable table = ParkedTable.of(
                failure.table(),
                failure.reason(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                failure.getMessage(),
                from,
                parts.sources(failure.table()),
                lastSequence);
        parking.park(table);
        parts.own().remember(table, stand);
        catchUp.parked(table, failure);
    }

    private static void requireFew(Collection<TableFailure> failures, int written) {
        List<TableFailure> failed = failures.stream()
                .filter(failure -> failure.reason() == ParkedTable.Cause.FAILED)
                .toList();
        if (Trouble.isOfTheJob(failed.size(), written)) {
            TableFailure first = failed.get(0);
            IllegalStateException all = new IllegalStateException(
                    failed.size() + " of " + written + " tables could not be written, the first one is " + first.table()
                            + ": " + first.getMessage(),
                    first);
            failed.stream().skip(1).forEach(all::addSuppressed);
            throw all;
        }
    }
}
