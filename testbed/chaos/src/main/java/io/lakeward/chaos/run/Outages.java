// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is out of order for some seconds, one thing at a time, while the load goes on. */
final class Outages implements AutoCloseable {
    private final ScheduledExecutorService ending = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "end-outage");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Void> current = CompletableFuture.completedFuture(null);

    interface Step {
        void take() throws IOException;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What becomes of it is asked of the other one.
    void begin(Duration length, Step begin, Step end) throws IOException {
        awaitEnd();
        begin.take();
        CompletableFuture<Void> over = new CompletableFuture<>();
        ending.schedule(
                () -> {
                    try {
                        end.take();
                        over.complete(null);
                    } catch (IOException | RuntimeException e) {
                        over.completeExceptionally(e);
                    }
                },
                length.toMillis(),
                TimeUnit.MILLISECONDS);
        current = over;
    }

    void awaitEnd() {
        current.join();
    }

    /** Whatever is out of order is mended, so that all can be ended. */
    @Override
    public void close() {
        awaitEnd();
        ending.shutdown();
    }
}
