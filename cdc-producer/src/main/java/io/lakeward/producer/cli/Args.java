// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the user asked for.
 *
 * @param databases which databases, as {@link io.lakeward.producer.source.TableSelection} reads them
 * @param tables which tables, as {@link io.lakeward.producer.source.TableSelection} reads them
 * @param parallelism readers of the snapshot
 * @param partitions of the topic, where it is not there yet
 */
public record Args(
        URI checkpointDir,
        Duration checkpointInterval,
        String brokers,
        String topic,
        HostPort mysql,
        String username,
        Secret password,
        List<String> databases,
        List<String> tables,
        int parallelism,
        StartPosition position,
        ServerIds serverIds,
        int partitions) {
    private static final int MAX_PARALLELISM = 128;

    public Args {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        require(
                checkpointDir.getScheme() != null,
                "-c/--checkpointDir must be a URI such as file:///path or s3://bucket/path, but was: " + checkpointDir);
        require(
                checkpointInterval.toSeconds() >= 1,
                "-l/--checkpointInterval must be at least 1 second, but was: " + checkpointInterval.toSeconds());
        require(!brokers.isBlank(), "-b/--brokerList must name at least one broker, but was empty");
        require(
                topic.matches("[A-Za-z0-9._-]{1,249}"),
                "-t/--sinkTopic must be 1 to 249 of A-Z a-z 0-9 . _ -, but was: " + topic);
        require(!databases.isEmpty(), "-d/--dbList must name at least one database, but was empty");
        require(!tables.isEmpty(), "-T/--tbList must name at least one table, but was empty");
        require(
                parallelism >= 1 && parallelism <= MAX_PARALLELISM,
                "-p/--parallel must be 1 to " + MAX_PARALLELISM + ", but was: " + parallelism);
        require(partitions >= 1, "--partitions must be at least 1, but was: " + partitions);
        require(
                serverIds.count() >= parallelism,
                "-e/--serverId must hold one id per source reader (-p " + parallelism + "), but held "
                        + serverIds.count() + ": " + serverIds);
    }

    private static void require(boolean met, String problem) {
        if (!met) {
            throw new IllegalArgumentException(problem);
        }
    }
}
