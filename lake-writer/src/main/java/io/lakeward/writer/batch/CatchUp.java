// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import io.lakeward.event.HybridClock;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.park.BackOff;
import io.lakeward.writer.park.ParkedTable;
import io.lakeward.writer.park.ParkedTable.Cause;
import io.lakeward.writer.park.Parking;
import io.lakeward.writer.park.Range;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.LakeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries parked tables again, beside the batches: each reads the topic from where it stands, in parts as large as a batch may
 * be, and writes them as a batch does, until it has come as far as the batches.
 */
public final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    /** How often is looked whether there is more to do for a table that only waits for a batch to end, */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** and for one that waits for the user. */
    private static final Duration CALM_LOOK = Duration.ofSeconds(2);

    private final CatchUpThreads threads;
    private final BatchParts parts;
    private final Parking parking;
    private final TopicReader topic;
    private final long mostRecords;
    private final Retention retention;
    private final RereadWatch rereads;
    private final Map<TableId, Planner> stoppedBy = new ConcurrentHashMap<>();

    /** @param mostRecords that a table reads at a time */
    public CatchUp(CatchUpThreads threads, BatchParts parts, Parking parking, TopicReader topic, long mostRecords) {
        this.threads = threads;
        this.parts = parts;
        this.parking = parking;
        this.topic = topic;
        this.mostRecords = mostRecords;
        this.retention = new Retention(topic);
        this.rereads = new RereadWatch(parts, parking, topic, mostRecords);
    }

    /** Those that an earlier job has parked. */
    public void start() {
        parts.alerts().stillParked(parking.all());
        for (ParkedTable table : parking.all()) {
            LOG.warn(
                    "Table {} is parked since {}: {}. The others go on; it is tried again now",
                    table.table(),
                    table.since(),
                    table.reason());
            parts.metrics().parked(table.table().toString());
            if (table.cause() == Cause.EXPIRED) {
                threads.run(() -> restart(table), Duration.ZERO);
            } else {
                again(table, 0, Duration.ZERO);
            }
        }
    }

    /** One more. */
    void parked(ParkedTable table, TableFailure failure) {
        Duration wait = BackOff.after(1);
        LOG.error(
                "Table {} is parked: {}. The others go on; it is tried again in {}",
                table.table(),
                table.reason(),
                wait,
                failure.getCause());
        parts.metrics().parked(table.table().toString());
        parts.alerts().parked(table);
        again(table, 1, wait);
    }

    /** One is parked no more. The note of it in the lake may stay a while: what it leads to does nothing then. */
    void back(ParkedTable table) {
        LOG.info(
                "Table {} is back with the others, it was parked for {}",
                table.table(),
                Duration.between(table.since(), Instant.now()));
        parts.metrics().back(table.table().toString());
        parts.alerts().back(table.table());
        threads.run(() -> forget(table, 1), Duration.ZERO);
    }

    private void forget(ParkedTable table, int attempt) {
        try {
            parts.own().forget(table, Stand.catchUp(parking.done()), parking);
        } catch (Exception e) { // Spark's own is checked, though no method says so.
            if (!threads.isClosed()) {
                LOG.warn("The lake still says that {} is parked; tried again", table.table(), e);
                threads.run(() -> forget(table, attempt + 1), BackOff.after(attempt));
            }
        }
    }

    private void again(ParkedTable table, int failures, Duration wait) {
        threads.run(() -> attempt(table, failures), wait);
    }

    private void restart(ParkedTable table) {
        try {
            rereads.start(table);
        } catch (Exception e) { // Spark's own is checked, though no method says so.
            failed(table, Optional.empty(), 1, e);
            return;
        }
        again(table, 0, Duration.ZERO);
    }

    private void attempt(ParkedTable before, int failures) {
        TableId id = before.table();
        // One that went back and was parked anew has attempts of its own.
        Optional<ParkedTable> parked =
                parking.find(id).filter(now -> now.since().equals(before.since()));
        if (parked.isEmpty()) {
            return;
        }
        ParkedTable table = parked.get();
        // As it was before the attempt: an edit that comes meanwhile is tried, too.
        Optional<Planner> plan = Optional.empty();
        try {
            plan = Optional.of(parts.plans().current());
            switch (table.cause()) {
                case EXPIRED -> again(table, 0, rereads.look(table) ? LOOK : CALM_LOOK);
                case STOPPED -> {
                    if (plan.get().equals(stoppedBy.get(id))) {
                        again(table, failures, CALM_LOOK);
                    } else {
                        advance(table);
                    }
                }
                default -> advance(table);
            }
        } catch (Exception | Error e) { // Spark's own is checked, though no method says so.
            failed(table, plan, failures + 1, e);
        }
    }

    private void advance(ParkedTable table) {
        Optional<Range> next = parking.next(table, table.position(), mostRecords);
        if (next.isPresent()) {
            step(table, next.get());
            again(table, 0, Duration.ZERO);
        } else {
            parking.join(table).ifPresentOrElse(this::back, () -> again(table, 0, LOOK));
        }
    }

    /** Only rows without a key are left out for it. */
    private Set<Place> quarantined(Optional<LakeTable> stored, Range range) {
        List<TableSchema> sources = stored.map(LakeTable::sources).orElse(List.of());
        boolean isKeyed =
                !sources.isEmpty() && sources.stream().noneMatch(parts.plans().current()::isBag);
        return isKeyed ? Set.of() : parts.own().quarantinedIn(range);
    }

    private void step(ParkedTable table, Range range) {
        TableId id = table.table();
        Optional<LakeTable> stored = parts.seeSources(id);
        if (stored.isPresent()) {
            requireSameSources(table);
            // A note may be older than the table.
            if (!parking.skip(table, stored.get().progress().to()).equals(table)) {
                return;
            }
        }
        retention.requireRecords(id, range, parts.isAlone(id));
        Stand stand = Stand.catchUp(parking.progress(range, table));
        Stand own = Stand.catchUp(parking.done());
        try (BatchRun run = new BatchRun(
                parts, topic.read(range), Scope.only(id), table.lastSequence(), quarantined(stored, range))) {
            BatchLog.read(run.batch());
            run.write(threads.pool(), stand, own).values().forEach(failure -> {
                throw failure;
            });
            ParkedTable further = parking.moved(table, range, run.batch().lastSequence());
            LOG.info("Table {} has caught up to {}", id, further.position());
            if (parking.next(further, further.position(), mostRecords).isPresent()) {
                parts.own().remember(further, own);
            }
        }
    }

    /** What they have beyond the place where the table stands would be in no table. */
    private void requireSameSources(ParkedTable table) {
        Planner planner = parts.plans().current();
        table.sources().stream()
                .filter(source -> !planner.targetOf(source).equals(table.table()))
                .findFirst()
                .ifPresent(source -> {
                    throw new IllegalStateException("Table info sends " + source + " to " + planner.targetOf(source)
                            + " now, which lacks the changes since " + table.table()
                            + " was parked. Send it back until that has caught up; or stop the writer, move the folder of "
                            + table.table() + " away, start it, and have " + source
                            + " read again by ./lakeward resync");
                });
    }

    private void failed(ParkedTable table, Optional<Planner> plan, int failures, Throwable cause) {
        if (threads.isClosed()) {
            return;
        }
        TableFailure failure = TableFailure.of(table.table(), cause);
        Duration wait = failure.reason() == Cause.FAILED ? BackOff.after(failures) : CALM_LOOK;
        // The whole of it once.
        Throwable shown = failures == 1 ? failure.getCause() : null;
        LOG.warn(
                "Table {} stays parked: {}. It is tried again in {}", table.table(), failure.getMessage(), wait, shown);
        if (failure.reason() == Cause.STOPPED) {
            plan.ifPresent(used -> stoppedBy.put(table.table(), used));
        }
        boolean isStillRead = table.cause() == Cause.EXPIRED && failure.reason() == Cause.FAILED;
        boolean isNews = failure.reason() != table.cause()
                || failure.reason() == Cause.EXPIRED
                || !failure.getMessage().equals(table.reason());
        if (!isStillRead && isNews) {
            note(table, failure);
        }
        again(table, failures, wait);
    }

    /** What the lake says of a parked table may be old: a job that begins with it finds out the same again. */
    private void note(ParkedTable table, TableFailure failure) {
        try {
            parts.own().remember(stays(table, failure), Stand.catchUp(parking.done()));
        } catch (Exception e) { // Spark's own is checked, though no method says so.
            TableFailure ofNote = TableFailure.of(table.table(), e);
            LOG.warn("The lake does not say yet why {} is parked", table.table(), ofNote);
        }
    }

    private ParkedTable stays(ParkedTable table, TableFailure failure) {
        return failure.reason() == Cause.EXPIRED
                ? parking.expires(
                        table, failure.getMessage(), topic.beginning(), HybridClock.at(System.currentTimeMillis()))
                : parking.stays(table, failure.reason(), failure.getMessage());
    }
}
