// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Children;
import io.lakeward.demo.process.Program;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.stack.ChosenPorts;
import io.lakeward.demo.stack.FlinkConfig;
import io.lakeward.demo.stack.FlinkRest;
import io.lakeward.demo.stack.Home;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The servers that both sides share, for as long as the bench runs. */
public final class Bed implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final String ASKED_OFTEN = "\nmetrics:\n  fetcher:\n    update-interval: 200\n";

    private final WorkFolder work;
    private final ChosenPorts ports;
    private final Programs programs;
    private final Children servers;
    private Cluster cluster;

    public Bed(Home home, WorkFolder work, ChosenPorts ports) {
        this.work = work;
        this.ports = ports;
        this.programs = new Programs(home, work, ports);
        this.servers = new Children(work);
    }

    public void start() throws IOException {
        writeFlinkConfig();
        for (Program server : List.of(programs.mysql(), programs.kafka())) {
            servers.start(server);
            boolean ready = Wait.until(READY_WITHIN, () -> {
                servers.check();
                return Files.readString(server.log()).contains(" is ready on ");
            });
            if (!ready) {
                throw new Failure(
                        server + " must be ready within " + READY_WITHIN.toSeconds() + " s; see " + work.logs());
            }
        }
    }

    public Source source() {
        return new Source("127.0.0.1", ports.mysql(), new Source.Login("root", "root"), new Source.Login("cdc", "cdc"));
    }

    public Programs programs() {
        return programs;
    }

    /** A fresh cluster; the one before it must be closed. */
    public synchronized Cluster newCluster(boolean profile) throws IOException {
        List<Program> flink = new ArrayList<>(List.of(programs.jobManager(), programs.taskManager(profile)));
        cluster = new Cluster(new Children(work), new FlinkRest(ports.flink()));
        cluster.start(flink);
        return cluster;
    }

    public Usage usage() throws IOException {
        return Usage.of(work.running());
    }

    /** The size of a topic's log. */
    public long topicBytes(String topic) throws IOException {
        try (Stream<Path> files = Files.walk(programs.kafkaDir())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .filter(file -> file.getParent().getFileName().toString().matches(topic + "-[0-9]+"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public synchronized void close() {
        if (cluster != null) {
            cluster.close();
        }
        servers.stopAll();
    }

    private void writeFlinkConfig() throws IOException {
        Map<String, Object> values =
                Map.of("rpc.port", ports.flinkRpc(), "rest.port", ports.flink(), "temp.dir", work.temp());
        Files.createDirectories(programs.flinkConf());
        String template = Files.readString(programs.home().conf("flink/config.yaml"));
        Files.writeString(
                programs.flinkConf().resolve("config.yaml"), new FlinkConfig(values).fill(template) + ASKED_OFTEN);
    }
}
