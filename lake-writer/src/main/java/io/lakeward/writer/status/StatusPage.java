// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakeward.writer.cli.StatusArgs;
import io.lakeward.writer.cli.UsageException;
import io.lakeward.writer.status.report.HtmlStatus;
import io.lakeward.writer.status.report.JsonStatus;
import io.lakeward.writer.status.report.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.hudi.storage.StorageConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's status over HTTP: {@code /} is a page that loads itself again, {@code /status.json} the same for programs. Both look
 * when they are asked, and not more often than a page loads itself.
 */
public final class StatusPage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusPage.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** How many times as long as a look took the job is left alone after it. */
    private static final int REST = 4;

    /** So that one that says nothing, or takes nothing, keeps no other waiting for long. */
    private static final int THREADS = 4;

    static {
        // In seconds; the JDK's server has no limit of its own.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, StatusPage::daemon);
    private final StatusArgs args;
    private final StorageConfiguration<?> storage;
    private final String topicId;
    private StatusLook look;
    private Answer last = Answer.without("");
    private Instant next = Instant.MIN;

    private StatusPage(HttpServer server, StatusArgs args, StorageConfiguration<?> storage, String topicId) {
        this.server = server;
        this.args = args;
        this.storage = storage;
        this.topicId = topicId;
    }

    /**
     * What is shown.
     *
     * @param code of HTTP
     */
    private record Answer(int code, String html, String json) {
        static Answer of(Status status) {
            return new Answer(200, HtmlStatus.of(status, AGAIN), JsonStatus.of(status));
        }

        static Answer without(String reason) {
            return new Answer(503, HtmlStatus.without(reason, AGAIN), JsonStatus.without(reason));
        }
    }

    /**
     * @param at port 0 takes any that is free
     * @throws UsageException if it cannot be had
     */
    public static StatusPage open(
            InetSocketAddress at, StatusArgs args, StorageConfiguration<?> storage, String topicId) {
        try {
            HttpServer server = HttpServer.create(at, 0);
            StatusPage page = new StatusPage(server, args, storage, topicId);
            server.setExecutor(page.threads);
            server.createContext("/", page::handle);
            server.start();
            return page;
        } catch (IOException e) {
            throw new UsageException(
                    "--statusPage must be an address of this machine and a free port, but " + at + " is not: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "status-page");
        thread.setDaemon(true);
        return thread;
    }

    /** Host and port. */
    public String address() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().matches("GET|HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, "text/plain", "only GET\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/" -> send(exchange, answer(), "text/html", Answer::html);
                case "/status.json" -> send(exchange, answer(), "application/json", Answer::json);
                default -> send(exchange, 404, "text/plain", "there are / and /status.json\n");
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer, String type, Function<Answer, String> form)
            throws IOException {
        send(exchange, answer.code, type, form.apply(answer));
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(code, -1);
        } else {
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Answer answer() {
        Instant begin = Instant.now();
        if (begin.isAfter(next)) {
            last = look();
            Instant end = Instant.now();
            Duration rest = Duration.between(begin, end).multipliedBy(REST);
            // A little less, or each second time that a page loads itself would be too early.
            Duration least = AGAIN.minusSeconds(1);
            next = end.plus(rest.compareTo(least) > 0 ? rest : least);
        }
        return last;
    }

    private Answer look() {
        try {
            if (look == null) {
                look = new StatusLook(args, storage, topicId, true);
            }
            return Answer.of(look.look());
        } catch (UsageException e) {
            return Answer.without(e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The status could not be read", e);
            return Answer.without("The status could not be read: " + e.getMessage());
        }
    }

    private synchronized void closeLook() {
        if (look != null) {
            look.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        // It may be under way.
        threads.execute(this::closeLook);
        threads.shutdown();
    }
}
