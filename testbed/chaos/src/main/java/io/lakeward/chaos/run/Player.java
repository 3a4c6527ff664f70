// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.chaos.compare.Violation;
import io.lakeward.chaos.report.Report;
import io.lakeward.chaos.schedule.Fault;
import io.lakeward.chaos.schedule.Move;
import io.lakeward.chaos.schedule.Schedule;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.show.Console;
import io.lakeward.demo.story.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** Plays the moves of a schedule when their time has come. */
final class Player {

    private static final long LOOK_AROUND_NANOS = Duration.ofMillis(500).toNanos();

    private final Clients clients;
    private final Fences fences;
    private final Pipeline pipeline;
    private final Health health;
    private final Console console;
    private final List<Duration> catchUps = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private CompletableFuture<Void> started = CompletableFuture.completedFuture(null);
    private long startNanos;
    private boolean running;

    interface Pipeline {
        /** Starts the jobs; they may still be starting when it returns. */
        void start() throws IOException;

        /**
         * Has something go wrong, and mends what does not mend itself.
         *
         * @return what then was not as it must be
         */
        Optional<String> strike(Move.Strike strike) throws IOException;
    }

    Player(Clients clients, Fences fences, Pipeline pipeline, Health health, Console console) {
        this.clients = clients;
        this.fences = fences;
        this.pipeline = pipeline;
        this.health = health;
        this.console = console;
    }

    /** Until the end, or until the lake is wrong: what comes after that would tell nothing new. */
    void play(Schedule schedule) throws IOException {
        startNanos = System.nanoTime();
        for (Move move : schedule.moves()) {
            awaitTime(move);
            if (move instanceof Move.Transaction transaction) {
                clients.submit(transaction);
            } else if (move instanceof Move.SchemaChange change) {
                clients.submit(change);
            } else if (move instanceof Move.StartPipeline) {
                start();
            } else if (move instanceof Move.Strike strike) {
                take(strike);
            } else if (move instanceof Move.Fence fence) {
                take(fence);
                if (!violations.isEmpty()) {
                    return;
                }
            }
        }
    }

    /** Whatever else was not as it must be by the last fence. */
    void add(List<Violation> found) {
        violations.addAll(found);
    }

    Report report(long seed, Duration length, Ledger ledger) {
        return new Report(
                seed,
                length,
                ledger.transactions(),
                ledger.events(),
                ledger.alterations(),
                faults,
                catchUps,
                violations);
    }

    private void start() {
        console.status("rows change while the writer and the producer start");
        clients.awaitQuiet();
        started = CompletableFuture.runAsync(() -> {
            try {
                pipeline.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        running = true;
        startNanos = System.nanoTime();
    }

    private void take(Move.Strike strike) throws IOException {
        long stopped = System.nanoTime();
        awaitStarted();
        console.line("fault: " + strike.fault());
        pipeline.strike(strike)
                .ifPresent(wrong -> violations.add(
                        new Violation(catchUps.size() + 1, strike.fault().toString(), wrong)));
        faults.merge(strike.fault(), 1, Integer::sum);
        startNanos += System.nanoTime() - stopped;
    }

    private void take(Move.Fence fence) throws IOException {
        clients.awaitQuiet();
        awaitStarted();
        long stopped = System.nanoTime();
        console.status("fence " + fence.number() + ": waiting for the lake");
        Fences.Fenced fenced = fences.take(fence.number());
        catchUps.add(fenced.catchUp());
        violations.addAll(fenced.violations());
        console.line("fence %d: %d rows %s, %.1f s after"
                .formatted(
                        fence.number(),
                        fenced.rows(),
                        fenced.violations().isEmpty() ? "equal" : "DIFFERENT",
                        fenced.catchUp().toMillis() / 1000.0));
        startNanos += System.nanoTime() - stopped;
    }

    private void awaitStarted() {
        try {
            started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    private void awaitTime(Move move) throws IOException {
        long due = startNanos + Duration.ofMillis(move.at()).toNanos();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, LOOK_AROUND_NANOS));
            if (running) {
                health.check();
            }
        }
    }
}
