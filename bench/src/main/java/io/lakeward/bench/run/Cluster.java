// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Children;
import io.lakeward.demo.process.Program;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.stack.FlinkRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Flink cluster for one job: every run starts as cold as the other side's. */
public final class Cluster implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(15);
    private static final Duration RUNS_WITHIN = Duration.ofMinutes(1);

    private final Children children;
    private final FlinkRest rest;

    Cluster(Children children, FlinkRest rest) {
        this.children = children;
        this.rest = rest;
    }

    void start(List<Program> programs) throws IOException {
        for (Program program : programs) {
            children.start(program);
        }
        await("Flink must be ready", READY_WITHIN, () -> rest.slots() > 0);
    }

    /** Starts a Spark job beside Flink; returns when its stream runs. */
    public void startSpark(Program program, Path checkpoints) throws IOException {
        children.start(program);
        // The stream's first act.
        await("Spark's stream must run", READY_WITHIN, () -> Files.exists(checkpoints.resolve("metadata")));
    }

    /** Runs the client to its end; when its job, which calls its source MySQL, runs. */
    public JobWatch submit(Program client) throws IOException {
        return submit(client, "MySQL");
    }

    /** The same with another name of the source. */
    public JobWatch submit(Program client, String source) throws IOException {
        List<String> before = jobs();
        runToEnd(client);
        List<String> submitted = new ArrayList<>(jobs());
        submitted.removeAll(before);
        JobWatch job = new JobWatch(rest, submitted.get(0), source);
        await("the job must run", RUNS_WITHIN, () -> job.runningSince() > 0);
        return job;
    }

    /** Runs what ends by itself, and well. */
    public void runToEnd(Program program) throws IOException {
        children.runToEnd(program, ENDS_WITHIN);
    }

    private List<String> jobs() throws IOException {
        return rest.jobs().stream().map(FlinkRest.Job::id).toList();
    }

    /** Fails if a process has ended by itself. */
    public void check() {
        children.check();
    }

    @Override
    public void close() {
        children.stopAll();
    }

    private void await(String what, Duration bound, Wait.Condition condition) throws IOException {
        boolean holds = Wait.until(bound, () -> {
            children.check();
            return condition.holds();
        });
        if (!holds) {
            throw new Failure(what + " within " + bound.toSeconds() + " s, but does not");
        }
    }
}
