// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import io.lakeward.writer.cli.AlertArgs;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts alerts in their order, in a thread of its own: nothing waits for the other side, nor fails with it. */
final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** How long the end of the job waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Before each attempt. */
    private static final List<Duration> WAITS = List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private static final int ERRORS = 300;

    private final AlertArgs args;
    private final String topic;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Webhook::daemon, new DiscardPolicy());

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
        thread.execute(new Post(alert));
    }

    private final class Post implements Runnable {
        private final Alert alert;

        Post(Alert alert) {
            this.alert = alert;
        }

        @Override
        public void run() {
            String problem = "";
            try {
                for (Duration wait : WAITS) {
                    // The end does not wait for better times.
                    end.await(wait.toMillis(), TimeUnit.MILLISECONDS);
                    Optional<String> found = attempt(alert);
                    if (found.isEmpty()) {
                        return;
                    }
                    problem = found.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                problem = "the job ended";
            }
            untold(problem);
        }

        void untold(String problem) {
            LOG.warn("{} could not be told ({}): {}", args.url().getHost(), problem, alert.message());
        }
    }

    /** @return why it could not be told */
    private Optional<String> attempt(Alert alert) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(args.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(AlertBody.of(alert, args.format(), topic)))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= ERRORS) {
                return Optional.of("HTTP " + answer.statusCode());
            }
            return AlertBody.refusal(answer.body(), args.format());
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    /** Lets what is to be sent be sent, for some seconds; what is not goes to the log. */
    @Override
    public void close() {
        end.countDown();
        thread.shutdown();
        try {
            if (thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow().forEach(post -> ((Post) post).untold("the job ended"));
    }
}
