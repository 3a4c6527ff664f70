// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import io.lakeward.producer.cli.Args;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster that runs one producer and can lose the task manager that it runs on. */
final class FlinkCluster implements AutoCloseable {
    private static final long SECONDS = 60;

    private final MiniCluster cluster;
    private JobID job;
    private int taskManager;

    FlinkCluster(int slots) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
    }

    void submit(Args args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(args.parallelism());
        CdcProducer.prepare(env, args);
        JobGraph graph = env.getStreamGraph().getJobGraph();
        job = cluster.submitJob(graph).get(SECONDS, TimeUnit.SECONDS).getJobID();
    }

    void replaceTaskManager() throws Exception {
        cluster.terminateTaskManager(taskManager).get(SECONDS, TimeUnit.SECONDS);
        taskManager++;
        cluster.startTaskManager();
    }

    JobStatus status() throws Exception {
        return cluster.getJobStatus(job).get(SECONDS, TimeUnit.SECONDS);
    }

    void cancel() throws Exception {
        cluster.cancelJob(job).get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}
