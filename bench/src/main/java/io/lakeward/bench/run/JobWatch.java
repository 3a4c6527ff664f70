// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.demo.outcome.Failure;
import io.lakeward.demo.stack.FlinkRest;
import java.io.IOException;
import java.time.Duration;

/** What Flink tells of a job, asked not so often that the answers cost much. */
public final class JobWatch {
    private static final long ASK_EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private final FlinkRest rest;
    private final String job;
    private final String source;
    private long askedNanos;
    private long read;

    /** @param source its name */
    JobWatch(FlinkRest rest, String job, String source) {
        this.rest = rest;
        this.job = job;
        this.source = "Source__" + source.replace(' ', '_');
    }

    /** Milliseconds since the epoch; 0 if it does not run yet. */
    public long runningSince() throws IOException {
        JsonNode answer = rest.get("/jobs/" + job);
        return answer.path("state").asText().equals("RUNNING")
                ? answer.path("timestamps").path("RUNNING").asLong()
                : 0;
    }

    /** How many records the source has handed on. */
    public long read() throws IOException {
        if (System.nanoTime() - askedNanos > ASK_EVERY_NANOS) {
            read = Math.max(read, askRead());
            askedNanos = System.nanoTime();
        }
        return read;
    }

    private long askRead() throws IOException {
        JsonNode answer = rest.get("/jobs/" + job);
        String state = answer.path("state").asText();
        if (state.equals("FAILED") || state.equals("RESTARTING") || state.equals("CANCELED")) {
            throw new Failure("the job must run to its end, but is " + state + ": "
                    + rest.lastFailure(new FlinkRest.Job(job, "", state)));
        }
        String vertex = answer.path("vertices").path(0).path("id").asText();
        JsonNode metrics = rest.get(
                "/jobs/" + job + "/vertices/" + vertex + "/subtasks/metrics?get=" + source + ".numRecordsOut&agg=sum");
        return metrics.path(0).path("sum").asLong();
    }

    /** When the latest completed checkpoint was triggered, in milliseconds since the epoch; 0 if there is none. */
    public long lastCheckpointTriggered() throws IOException {
        return rest.get("/jobs/" + job + "/checkpoints")
                .path("latest")
                .path("completed")
                .path("trigger_timestamp")
                .asLong();
    }
}
