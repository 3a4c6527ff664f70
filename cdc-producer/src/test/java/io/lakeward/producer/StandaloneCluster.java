// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakeward.testbed.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Flink session cluster of a user's making: every part a process of its own, the job from its shipped jar. */
final class StandaloneCluster implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int SLOTS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A death is noticed in seconds. */
    private static final String QUICK_TO_NOTICE =
            """
            heartbeat:
              interval: 1 s
              timeout: 10 s
            """;

    private final Path root =
            Path.of(System.getProperty("basedir")).resolve("..").normalize();
    private final Path folder;
    private final Optional<String> heap;
    private final int restPort = Ports.free();
    private Process jobManager;
    private Process taskManager;

    /** With the heap of conf/flink. */
    StandaloneCluster(Path folder) throws IOException {
        this(folder, Optional.empty());
    }

    /** @param heap of the task manager, like 512m, if it is not that of conf/flink */
    StandaloneCluster(Path folder, Optional<String> heap) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.heap = heap;
        String config = Files.readString(root.resolve("conf/flink/config.yaml"))
                .replace("${rpc.port}", Integer.toString(Ports.free()))
                .replace("${rest.port}", Integer.toString(restPort))
                .replace("${temp.dir}", folder.toString());
        Files.writeString(folder.resolve("config.yaml"), QUICK_TO_NOTICE + config);
        startJobManager();
        startTaskManager();
        awaitSlots();
    }

    void killTaskManager() throws IOException {
        kill(taskManager);
        startTaskManager();
    }

    /** The task manager lives on and has to find the new one. */
    void killJobManager() throws IOException {
        kill(jobManager);
        startJobManager();
    }

    /** Submits the producer and comes back when it has begun. */
    void run(List<String> args, Optional<Path> checkpoint) throws IOException {
        awaitSlots();
        List<String> command = java("-Xmx256m");
        command.addAll(List.of("org.apache.flink.client.cli.CliFrontend", "run", "-d"));
        checkpoint.ifPresent(path -> command.addAll(List.of("-s", path.toUri().toString())));
        command.addAll(List.of(
                "-c",
                CdcProducer.class.getName(),
                root.resolve("cdc-producer/target/cdc-producer.jar").toString()));
        command.addAll(args);
        Process client = start("client", command);
        client.onExit().join();
        assertThat(client.exitValue()).as(read("client")).isZero();
    }

    /** The state of the newest job; "" while nobody answers. */
    String jobState() {
        return newestJob().path("state").asText();
    }

    /** Of the newest job; -1 while nobody answers. */
    int restarts() {
        for (JsonNode metric : get("/jobs/" + newestJob().path("jid").asText() + "/metrics?get=numRestarts")) {
            return metric.path("value").asInt();
        }
        return -1;
    }

    private JsonNode newestJob() {
        JsonNode newest = JSON.createObjectNode();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if (job.path("start-time").asLong() > newest.path("start-time").asLong()) {
                newest = job;
            }
        }
        return newest;
    }

    private void startJobManager() throws IOException {
        List<String> command = java("@" + root.resolve("conf/flink/jobmanager.args"));
        command.add("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
        command.addAll(List.of("--configDir", folder.toString()));
        jobManager = start("jobmanager", command);
    }

    private void startTaskManager() throws IOException {
        List<String> command = java("@" + root.resolve("conf/flink/taskmanager.args"));
        heap.ifPresent(size -> command.add("-Xmx" + size));
        command.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
        command.addAll(List.of("--configDir", folder.toString()));
        taskManager = start("taskmanager", command);
    }

    private void awaitSlots() {
        await().atMost(READY_WITHIN)
                .until(() -> get("/overview").path("slots-available").asInt() == SLOTS);
    }

    private List<String> java(String option) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("conf/java-17.args"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.timezone=UTC", option));
        command.add("-Dlog4j2.configurationFile=" + root.resolve("conf/log4j2.properties"));
        command.add("-cp");
        command.add(Files.readString(root.resolve("testbed/flink-dist/target/classpath"))
                .strip());
        return command;
    }

    private Process start(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        builder.environment().putAll(Map.of("FLINK_CONF_DIR", folder.toString(), "LAKEWARD_MYSQL_PASSWORD", "cdc"));
        return builder.start();
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private String read(String name) throws IOException {
        return Files.readString(log(name));
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + path))
                .timeout(READY_WITHIN)
                .build();
        try {
            return JSON.readTree(
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            // The job manager is dead or not yet there.
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Flink", e);
        }
    }

    /** SIGKILL. */
    private static void kill(Process process) {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill(taskManager);
        kill(jobManager);
    }
}
