// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.cli;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked for.
 *
 * @param databases which databases, as {@link io.lakeward.producer.source.TableSelection} reads them
 * @param tables which tables, as {@link io.lakeward.producer.source.TableSelection} reads them
 * @param excludedTables which of them not, in the same language
 * @param excludedColumns as {@link io.lakeward.producer.source.ColumnSelection} reads them
 * @param includedColumns as {@link io.lakeward.producer.source.ColumnSelection} reads them
 * @param parallelism readers of the snapshot
 * @param partitions of the topic, where it is not there yet; empty for the default
 * @param tls empty where the drivers decide: TLS for queries if the server has it, none for the binlog
 * @param kafka for the producer and the admin client
 * @param debezium for the connector
 * @param checkOnly whether to end after the preflight
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
        List<String> excludedTables,
        List<String> excludedColumns,
        List<String> includedColumns,
        int parallelism,
        StartPosition position,
        ServerIds serverIds,
        OptionalInt partitions,
        Optional<MySqlTls> tls,
        Settings kafka,
        Settings debezium,
        boolean checkOnly) {
    private static final int MAX_PARALLELISM = 128;
    private static final int DEFAULT_PARTITIONS = 4;

    /** @throws IllegalArgumentException with every problem, each in one line */
    public Args {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        excludedTables = List.copyOf(excludedTables);
        excludedColumns = List.copyOf(excludedColumns);
        includedColumns = List.copyOf(includedColumns);
        Rules rules = new Rules();
        rules.require(
                checkpointDir.getScheme() != null,
                "-c/--checkpointDir must be a URI such as file:///path or s3://bucket/path, but was: " + checkpointDir);
        rules.require(
                checkpointInterval.toSeconds() >= 1,
                "-l/--checkpointInterval must be at least 1 second, but was: " + checkpointInterval.toSeconds());
        rules.require(!brokers.isBlank(), "-b/--brokerList must name at least one broker, but was empty");
        rules.require(
                topic.matches("[A-Za-z0-9._-]{1,249}"),
                "-t/--sinkTopic must be 1 to 249 of A-Z a-z 0-9 . _ -, but was: " + topic);
        rules.require(!databases.isEmpty(), "-d/--dbList must name at least one database, but was empty");
        rules.require(!tables.isEmpty(), "-T/--tbList must name at least one table, but was empty");
        rules.require(
                parallelism >= 1 && parallelism <= MAX_PARALLELISM,
                "-p/--parallel must be 1 to " + MAX_PARALLELISM + ", but was: " + parallelism);
        rules.require(
                partitions.orElse(DEFAULT_PARTITIONS) >= 1,
                "--partitions must be at least 1, but was: " + partitions.orElse(DEFAULT_PARTITIONS));
        rules.require(
                serverIds.count() >= parallelism,
                "-e/--serverId must hold one id per source reader (-p " + parallelism + "), but held "
                        + serverIds.count() + ": " + serverIds);
        rules.require(
                !(position instanceof StartPosition.Timestamp)
                        || tls.stream().noneMatch(chosen -> chosen.mode().isStrict()),
                "-s/--position must not be a timestamp with --mysqlSslMode REQUIRED or stricter, as the connector"
                        + " looks for its place in the binlogs without TLS: start at gtid: or file: instead");
        rules.check();
    }

    /** How many partitions the topic gets if it is not there yet. */
    public int newPartitions() {
        return partitions.orElse(DEFAULT_PARTITIONS);
    }

    /** Collects what is not met. */
    private static final class Rules {
        private final List<String> broken = new ArrayList<>();

        void require(boolean met, String problem) {
            if (!met) {
                broken.add(problem);
            }
        }

        void check() {
            if (!broken.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", broken));
            }
        }
    }
}
