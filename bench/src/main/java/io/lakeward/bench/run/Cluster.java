// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.process.Children;
import io.lakeward.demo.process.Program;
import io.lakeward.demo.process.Wait;
import io.lakeward.demo.stack.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A Flink cluster for one job: every run starts as cold as the other side's. */
public final class Cluster implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration SUBMITTED_WITHIN = Duration.ofMinutes(2);
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

    /** Runs the client to its end. */
    public JobWatch submit(Program client) throws IOException {
        children.runToEnd(client, SUBMITTED_WITHIN);
        JobWatch job = new JobWatch(rest, rest.jobs().get(0).id());
        await("the job must run", RUNS_WITHIN, () -> job.runningSince() > 0);
        return job;
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
