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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The servers that both sides share, for as long as the bench runs. */
public final class Bed implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(15);
    private static final int TOPIC_PARTITIONS = 4;
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
        return newCluster(programs.taskManager(profile));
    }

    /** The same for a job of the peer's. */
    public synchronized Cluster newPeerCluster() throws IOException {
        return newCluster(programs.peerTaskManager());
    }

    private Cluster newCluster(Program taskManager) throws IOException {
        cluster = new Cluster(new Children(work), new FlinkRest(ports.flink()));
        cluster.start(List.of(programs.jobManager(), taskManager));
        return cluster;
    }

    /** As the producer would. */
    public void createTopic(String name) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, programs.brokers()))) {
            admin.createTopics(List.of(new NewTopic(name, TOPIC_PARTITIONS, (short) 1)))
                    .all()
                    .get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new Failure("topic " + name + " cannot be created: " + e, e);
        }
    }

    /** Runs what ends by itself, and well. */
    public void runToEnd(Program program) throws IOException {
        servers.runToEnd(program, ENDS_WITHIN);
    }

    public Usage usage() throws IOException {
        return Usage.of(work.running());
    }

    /** Removes what a run has written, so that the next one finds as much room. */
    public void delete(String name) throws IOException {
        try (Stream<Path> tree = Files.walk(new LakePrograms(programs).lake(name))) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
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
