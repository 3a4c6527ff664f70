// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One Flink in this process for the job and for everything that writes and reads around it. */
final class TestCluster {

    private static final int SLOTS = 4;

    private final MiniCluster cluster;
    private int taskManager;

    TestCluster() throws Exception {
        var configuration = new Configuration();
        configuration.set(RestOptions.PORT, 0);
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
        cluster.start();
    }

    StreamExecutionEnvironment environment() {
        return environment(new Configuration());
    }

    StreamExecutionEnvironment environment(Configuration more) {
        var configuration = configuration();
        configuration.addAll(more);
        return new StreamExecutionEnvironment(configuration);
    }

    Configuration configuration() {
        var address = cluster.getRestAddress().join();
        var configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "remote");
        configuration.set(RestOptions.ADDRESS, address.getHost());
        configuration.set(RestOptions.PORT, address.getPort());
        return configuration;
    }

    /** As a kill -9 of the only task manager does: what it had not checkpointed is lost. */
    void replaceTaskManager() throws Exception {
        cluster.terminateTaskManager(taskManager).get();
        cluster.startTaskManager();
        taskManager++;
    }

    public void stop() throws Exception {
        cluster.close();
    }
}
