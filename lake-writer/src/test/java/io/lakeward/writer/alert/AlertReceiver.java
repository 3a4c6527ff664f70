// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes what is posted to it. */
public final class AlertReceiver implements AutoCloseable {
    /** As DingTalk's. */
    private static final byte[] ANSWER = "{\"errcode\":0,\"errmsg\":\"ok\"}".getBytes(UTF_8);

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();

    /** @param first what is answered to the first requests, in place of 200 */
    public AlertReceiver(Integer... first) throws IOException {
        answers.addAll(List.of(first));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Integer answer = answers.poll();
        if (answer == null) {
            bodies.add(body);
        }
        exchange.sendResponseHeaders(answer == null ? 200 : answer, ANSWER.length);
        exchange.getResponseBody().write(ANSWER);
        exchange.close();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/very-secret");
    }

    /** Those that were answered with 200. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
