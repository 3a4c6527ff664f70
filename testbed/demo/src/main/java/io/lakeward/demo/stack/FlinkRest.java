// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the Flink cluster says about itself: nothing while it does not answer. */
public record FlinkRest(int port) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public record Job(String id, String name, String state) {

        public boolean isWell() {
            return List.of("INITIALIZING", "CREATED", "RUNNING").contains(state);
        }

        public boolean isOver() {
            return List.of("FAILED", "CANCELED", "FINISHED").contains(state);
        }
    }

    /** The slots of all task managers. */
    public int slots() throws IOException {
        return get("/overview").path("slots-total").asInt();
    }

    /** All jobs since the cluster began. */
    public List<Job> jobs() throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            jobs.add(new Job(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText()));
        }
        return jobs;
    }

    /** Why a job failed last, without the stack; empty if it did not. */
    public String lastFailure(Job job) throws IOException {
        String failure = get("/jobs/" + job.id() + "/exceptions")
                .path("exceptionHistory")
                .path("entries")
                .path(0)
                .path("stacktrace")
                .asText();
        return String.join(
                "\n",
                failure.lines()
                        .filter(line -> !line.startsWith("\t"))
                        .map(String::strip)
                        .toList());
    }

    /** The answer to any question; nothing while the cluster does not answer. */
    public JsonNode get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return JSON.readTree(
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking Flink", e);
        } catch (HttpTimeoutException | ConnectException e) {
            // Busy, starting or ending; whether its process lives is watched elsewhere.
            return MissingNode.getInstance();
        }
    }
}
