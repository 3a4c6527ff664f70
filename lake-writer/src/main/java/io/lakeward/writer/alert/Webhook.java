// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import io.lakeward.writer.cli.AlertArgs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts alerts, one after the other, in a thread of its own: nothing waits for the other side, nor fails with it. */
final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** How long the end of the job waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(4));
    private static final int ERRORS = 300;

    private final AlertArgs args;
    private final String topic;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Webhook::daemon, new DiscardPolicy());

    /** The alerts that are to be sent, and whoever waits for them at the end. */
    private final Phaser underWay = new Phaser(1);

    /** @param topic says which pipeline it is */
    Webhook(AlertArgs args, String topic) {
        this.args = args;
        this.topic = topic;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "alerts");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns at once. */
    void send(Alert alert) {
        underWay.register();
        attempt(alert, 0, Duration.ZERO);
    }

    /** Has something done every few seconds. */
    void often(Runnable look) {
        run(
                () -> {
                    look.run();
                    often(look);
                },
                LOOK);
    }

    private void attempt(Alert alert, int failures, Duration wait) {
        run(
                () -> {
                    Optional<String> problem = post(alert);
                    if (problem.isPresent() && failures < WAITS.size()) {
                        attempt(alert, failures + 1, WAITS.get(failures));
                        return;
                    }
                    problem.ifPresent(reason ->
                            LOG.warn("{} could not be told ({}): {}", args.url().getHost(), reason, alert.message()));
                    underWay.arriveAndDeregister();
                },
                wait);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing that is run here throws
    private void run(Runnable task, Duration wait) {
        thread.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return why it could not be told */
    private Optional<String> post(Alert alert) {
        try {
            int status = client.send(request(alert), BodyHandlers.discarding()).statusCode();
            return status < ERRORS ? Optional.empty() : Optional.of("HTTP " + status);
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the job ended");
        }
    }

    private HttpRequest request(Alert alert) {
        URI url = args.url();
        return HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(AlertBody.of(alert, args.format(), topic)))
                .build();
    }

    /** Lets what is to be sent be sent, for some seconds. */
    @Override
    public void close() {
        try {
            int phase = underWay.arrive();
            underWay.awaitAdvanceInterruptibly(phase, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("{} was not told of all alerts before the end", args.url().getHost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
        }
    }
}
