// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.stack;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Children;
import io.lakeward.demo.process.LogTail;
import io.lakeward.demo.process.Program;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.source.Source;
import io.lakeward.demo.source.SourceDatabase;
import io.lakeward.demo.story.Health;
import io.lakeward.demo.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the demo's processes in the order they need each other, and knows how they are. */
public final class Stack implements Health {

    public static final String TOPIC = "lakeward";

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration SUBMITTED_WITHIN = Duration.ofMinutes(2);
    private static final Duration ASK_FLINK_EVERY = Duration.ofSeconds(1);
    private static final int SLOTS = 4;
    private static final int ERRORS = 3;

    private final Programs programs;
    private final WorkFolder work;
    private final Children children;
    private final FlinkRest flink;
    private long askedFlink;

    public Stack(Home home, WorkFolder work, ChosenPorts ports, Children children, Pipeline pipeline) {
        this.programs = new Programs(home, work, ports, pipeline);
        this.work = work;
        this.children = children;
        this.flink = new FlinkRest(ports.flink());
    }

    /** Everything that waits for nothing else. */
    public void startServers(boolean ownMySql) throws IOException {
        writeFlinkConfig();
        if (ownMySql) {
            children.start(programs.mysql());
        }
        children.start(programs.kafka());
        children.start(programs.jobManager());
        children.start(programs.taskManager());
    }

    public void awaitMySql() throws IOException {
        awaitReady("MySQL", () -> saysReady(programs.mysql()));
    }

    public void startWriter() throws IOException {
        awaitReady("Kafka", () -> saysReady(programs.kafka()));
        children.start(programs.writer());
    }

    /** As a crash does, and starts it again. */
    public void killWriter() throws IOException {
        children.killAndRestart(programs.writer());
    }

    /** As a crash does, and starts it again. */
    public void killTaskManager() throws IOException {
        children.killAndRestart(programs.taskManager());
    }

    /** As a crash does, starts it again and has the producer, of which it knows nothing, go on from its newest checkpoint. */
    public void killJobManager(Source source) throws IOException {
        awaitReady("A checkpoint of the producer", () -> newestCheckpoint().isPresent());
        children.killAndRestart(programs.jobManager());
        startProducer(source, newestCheckpoint());
    }

    /** As a crash does, and starts it again. */
    public void killBroker() throws IOException {
        children.killAndRestart(programs.kafka());
    }

    /** As a crash does. */
    public void stopBroker() throws IOException {
        children.kill(programs.kafka());
    }

    /** With all that it had. */
    public void startBroker() throws IOException {
        children.start(programs.kafka());
    }

    /** As a crash does, and starts it again. */
    public void killMySql(Source source) throws IOException {
        children.killAndRestart(programs.mysql());
        awaitReady("MySQL", () -> SourceDatabase.answers(source));
    }

    /** What can be stopped for a while. */
    public List<ProcessHandle> processes() throws IOException {
        return List.of(
                children.handle(programs.writer()),
                children.handle(programs.taskManager()),
                children.handle(programs.jobManager()),
                children.handle(programs.kafka()));
    }

    /**
     * Starts a second writer on the lake while the first one has it.
     *
     * @return its exit code
     */
    public int startSecondWriter() throws IOException {
        Path lease = work.lake().resolve("_lakeward/writer");
        awaitReady("The writer", () -> {
            // It may be started again meanwhile.
            String holder = "process " + children.handle(programs.writer()).pid() + ",";
            return Files.exists(lease) && Files.readString(lease).contains(holder);
        });
        return children.exitCode(programs.secondWriter(), READY_WITHIN);
    }

    /**
     * Starts a second producer of the same tables and the same topic.
     *
     * @return its exit code
     */
    public int startSecondProducer(Source source) throws IOException {
        return children.exitCode(programs.secondProducer(source), SUBMITTED_WITHIN);
    }

    /** For a while the writer may end, and is started again, as a cluster does that supervises it. */
    public void superviseWriterFor(Duration span) throws IOException {
        children.superviseFor(span, programs.writer());
    }

    public String brokers() {
        return programs.brokers();
    }

    public void startProducer(Source source) throws IOException {
        startProducer(source, Optional.empty());
    }

    private void startProducer(Source source, Optional<Path> checkpoint) throws IOException {
        awaitReady("Flink", () -> flink.slots() == SLOTS);
        children.runToEnd(programs.producer(source, checkpoint), SUBMITTED_WITHIN);
    }

    private Optional<Path> newestCheckpoint() throws IOException {
        return new Checkpoints(work.checkpoints("producer")).newest();
    }

    public void startEtl() throws IOException {
        children.runToEnd(programs.etl(), SUBMITTED_WITHIN);
    }

    @Override
    public void check() throws IOException {
        children.check();
        if (System.nanoTime() - askedFlink > ASK_FLINK_EVERY.toNanos()) {
            askedFlink = System.nanoTime();
            Optional<FlinkRest.Job> over =
                    flink.jobs().stream().filter(FlinkRest.Job::isOver).findFirst();
            if (over.isPresent()) {
                throw new Failure("Flink job " + describe(over.get()));
            }
        }
    }

    @Override
    public List<String> troubles() throws IOException {
        List<String> lines = new ArrayList<>();
        for (FlinkRest.Job job : flink.jobs()) {
            lines.add("Flink job " + describe(job));
        }
        try (Stream<Path> logs = Files.list(work.logs())) {
            for (Path log : logs.sorted().toList()) {
                lines.add("log " + log);
                LogTail.of(log).errors(ERRORS).forEach(line -> lines.add("  " + line));
            }
        }
        return lines;
    }

    private String describe(FlinkRest.Job job) throws IOException {
        String failure = flink.lastFailure(job);
        return job.name() + " is " + job.state() + (failure.isEmpty() ? "" : ", its last failure: " + failure);
    }

    private void awaitReady(String what, Wait.Condition ready) throws IOException {
        boolean isReady = Wait.until(READY_WITHIN, () -> {
            children.check();
            return ready.holds();
        });
        if (!isReady) {
            throw new Failure(
                    what + " must be ready within " + READY_WITHIN.toSeconds() + " s, but is not; see " + work.logs());
        }
    }

    private static boolean saysReady(Program program) throws IOException {
        return Files.readString(program.log()).contains(" is ready on ");
    }

    private void writeFlinkConfig() throws IOException {
        Map<String, Object> values = Map.of(
                "rpc.port", programs.ports().flinkRpc(),
                "rest.port", programs.ports().flink(),
                "temp.dir", work.temp());
        Files.createDirectories(programs.flinkConf());
        String template = Files.readString(programs.home().conf("flink/config.yaml"));
        String reporters = programs.ports().metrics().isEmpty()
                ? ""
                : Files.readString(programs.home().monitoring("flink.yaml"));
        Files.writeString(
                programs.flinkConf().resolve("config.yaml"), new FlinkConfig(values).fill(template) + reporters);
    }
}
