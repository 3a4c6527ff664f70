// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import io.lakeward.chaos.schedule.Move;
import io.lakeward.chaos.schedule.Schedule;
import io.lakeward.chaos.workload.SchemaChanges;
import io.lakeward.chaos.workload.Workload;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several sessions, each with its own queue, so that their transactions meet. */
final class Clients implements AutoCloseable {

    private final Workload workload;
    private final SchemaChanges schemaChanges;
    private final List<Client> clients = new ArrayList<>();
    private final List<ExecutorService> queues = new ArrayList<>();
    private final List<Future<?>> submitted = new ArrayList<>();

    Clients(Source source, String database, Workload workload, Ledger ledger) {
        this.workload = workload;
        this.schemaChanges = new SchemaChanges(workload.tables());
        // The last one is for schema changes.
        for (int i = 0; i <= Schedule.CLIENTS; i++) {
            clients.add(Client.open(source, database, ledger));
            queues.add(Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, "client");
                thread.setDaemon(true);
                return thread;
            }));
        }
    }

    void submit(Move.Transaction transaction) {
        Client client = clients.get(transaction.client());
        submitted.add(queues.get(transaction.client()).submit(() -> client.play(workload.script(transaction))));
    }

    void submit(Move.SchemaChange change) {
        List<String> statements = schemaChanges.next(change.seed());
        Client client = clients.get(Schedule.CLIENTS);
        submitted.add(queues.get(Schedule.CLIENTS).submit(() -> client.alter(statements)));
    }

    /** Waits until everything that was submitted is done, and fails if some of it failed. */
    void awaitQuiet() {
        for (Future<?> each : submitted) {
            try {
                each.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Failure failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("interrupted while the clients were at work", e);
            }
        }
        submitted.clear();
    }

    @Override
    public void close() {
        queues.forEach(ExecutorService::shutdownNow);
        clients.forEach(Client::close);
    }
}
