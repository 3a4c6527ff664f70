// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static org.awaitility.Awaitility.await;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Flink session cluster of a user's making: every part a process of its own, the job from its shipped jar. */
final class StandaloneCluster implements AutoCloseable {

    private static final int SLOTS = 4;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A death is noticed in seconds. */
    private static final String QUICK_TO_NOTICE =
            """
            heartbeat:
              interval: 1 s
              timeout: 10 s
            """;

    private final Path folder;
    private final int restPort = Ports.free();
    private JavaProcess jobManager;
    private JavaProcess taskManager;
    private int clients;

    StandaloneCluster(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        var config = Files.readString(JavaProcess.ROOT.resolve("conf/flink/config.yaml"))
                .replace("${rpc.port}", Integer.toString(Ports.free()))
                .replace("${rest.port}", Integer.toString(restPort))
                .replace("${temp.dir}", folder.toString());
        Files.writeString(folder.resolve("config.yaml"), QUICK_TO_NOTICE + config);
        startJobManager();
        startTaskManager();
        awaitSlots();
    }

    void killTaskManager() throws IOException {
        taskManager.close();
        startTaskManager();
    }

    /** Its jobs are gone; the task manager lives on and has to find the new one. */
    void replaceJobManager() throws IOException {
        jobManager.close();
        startJobManager();
        awaitSlots();
    }

    /** What {@code flink run} prints. */
    String run(List<String> options, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("org.apache.flink.client.cli.CliFrontend", "run", "-d"));
        command.addAll(options);
        command.addAll(List.of(
                "-c", LakeEtl.class.getName(), JavaProcess.jobJar("lake-etl").toString()));
        command.addAll(arguments);
        return client("", command);
    }

    /** What {@code sql-client.sh} prints. */
    String sql(Path init, Path script) throws IOException {
        return client(
                sqlClientJars(),
                List.of(
                        "org.apache.flink.table.client.SqlClient",
                        "-i",
                        init.toString(),
                        "-j",
                        JavaProcess.jobJar("lake-etl").toString(),
                        "-f",
                        script.toString()));
    }

    private String client(String moreJars, List<String> command) throws IOException {
        clients++;
        return start(
                        "client-" + clients,
                        moreJars,
                        Stream.of(
                                "-Xmx512m",
                                "-Dlog4j2.configurationFile="
                                        + JavaProcess.ROOT.resolve("conf/log4j2-command.properties")),
                        command)
                .result();
    }

    private void startJobManager() throws IOException {
        jobManager = server("jobmanager", "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
    }

    private void startTaskManager() throws IOException {
        taskManager = server("taskmanager", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    }

    private JavaProcess server(String name, String mainClass) throws IOException {
        return start(
                name,
                "",
                Stream.of(
                        "@" + JavaProcess.ROOT.resolve("conf/flink").resolve(name + ".args"),
                        "-Dlog4j2.configurationFile=" + JavaProcess.ROOT.resolve("conf/log4j2.properties")),
                List.of(mainClass, "--configDir", folder.toString()));
    }

    private JavaProcess start(String name, String moreJars, Stream<String> options, List<String> command)
            throws IOException {
        return JavaProcess.start(
                name,
                folder,
                Map.of("FLINK_CONF_DIR", folder.toString()),
                JavaProcess.distribution("flink-dist") + moreJars,
                Stream.concat(options, command.stream()).toList());
    }

    /** What a distribution has in its folder opt. */
    private static String sqlClientJars() throws IOException {
        try (var jars = Files.list(JavaProcess.ROOT.resolve("lake-etl/target/flink-opt"))) {
            return jars.map(jar -> ":" + jar).collect(Collectors.joining());
        }
    }

    private void awaitSlots() {
        await().atMost(Duration.ofMinutes(2)).until(() -> overview().contains("\"slots-total\":" + SLOTS));
    }

    private String overview() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + "/overview"))
                .timeout(Duration.ofMinutes(1))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            // The job manager is not there yet.
            return "";
        }
    }

    @Override
    public void close() {
        taskManager.close();
        jobManager.close();
    }
}
