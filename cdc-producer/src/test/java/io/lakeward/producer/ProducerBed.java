// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.lakeward.producer.cli.Args;
import io.lakeward.producer.cli.ArgsReader;
import io.lakeward.testbed.kafka.KafkaBroker;
import io.lakeward.testbed.mysql.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** Both ends of the producer, and producers between them. Databases have unique names: the server may be shared. */
final class ProducerBed implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final long STOP_SECONDS = 60;
    private static final long FAILS_WITHIN_SECONDS = 90;
    private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(3);

    final MySqlServer mysql;
    final KafkaBroker kafka;
    private final Path folder;
    private final List<String> databases = new ArrayList<>();

    ProducerBed(Path folder) {
        this(folder, MySqlServer.start(), KafkaBroker.start());
    }

    ProducerBed(Path folder, MySqlServer mysql, KafkaBroker kafka) {
        this.folder = folder;
        this.mysql = mysql;
        this.kafka = kafka;
    }

    /** Makes a database with a new name. */
    String database() {
        return database("producer_it_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet());
    }

    String database(String name) {
        mysql.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        databases.add(name);
        return name;
    }

    /** Makes a database with a table {@code t (id, n)} of rows 1 to so many, at most 100000. */
    String databaseOf(int rows) {
        String name = database();
        execute(
                name,
                "CREATE TABLE t (id INT PRIMARY KEY, n INT)",
                "CREATE TABLE digit (d INT PRIMARY KEY)",
                "INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
                "INSERT INTO t SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d, 0"
                        + " FROM digit a, digit b, digit c, digit e, digit f"
                        + " WHERE 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d <= " + rows,
                "DROP TABLE digit");
        return name;
    }

    Args args(String database, String... more) throws Exception {
        return ArgsReader.read(line(database, more).toArray(String[]::new), Map.of("LAKEWARD_MYSQL_PASSWORD", "cdc"))
                .orElseThrow();
    }

    /** The command line of a producer into a topic of the database's name. */
    List<String> line(String database, String... more) {
        List<String> line = new ArrayList<>(List.of(more));
        Map<String, String> otherwise = Map.of(
                "-h",
                mysql.host() + ":" + mysql.port(),
                "-u",
                "cdc",
                "-d",
                database,
                "-T",
                database + ".*",
                "-b",
                kafka.bootstrapServers(),
                "-t",
                database,
                "-l",
                "1",
                "-c",
                checkpoints(database).toUri().toString());
        otherwise.forEach((option, value) -> {
            if (!line.contains(option)) {
                line.addAll(List.of(option, value));
            }
        });
        return line;
    }

    /** Where a producer's checkpoints are. */
    Path checkpoints(String database) {
        return folder.resolve(database);
    }

    JobClient start(Args args) throws Exception {
        return start(args, new Configuration());
    }

    JobClient resume(Args args, String savepoint) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return start(args, configuration);
    }

    JobClient start(Args args, Configuration configuration) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(args.parallelism(), configuration);
        CdcProducer.prepare(env, args);
        return env.executeAsync(ProducerJob.name(args));
    }

    boolean isMySql() {
        return !mysql.query("SELECT VERSION() AS v").get(0).get("v").toString().contains("MariaDB");
    }

    /** The savepoint's path. */
    String stop(JobClient job) throws Exception {
        return job.stopWithSavepoint(
                        false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get(STOP_SECONDS, TimeUnit.SECONDS);
    }

    void cancel(JobClient job) throws Exception {
        job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** Why the job failed at once, without a restart. */
    String failure(JobClient job) {
        Throwable thrown =
                catchThrowable(() -> job.getJobExecutionResult().get(FAILS_WITHIN_SECONDS, TimeUnit.SECONDS));
        return ExceptionUtils.findThrowable(thrown, UnrecoverableException.class)
                .orElseThrow(() -> new AssertionError("The job must fail for good, but:", thrown))
                .getMessage();
    }

    /** Runs the statements in one session of the database. */
    void execute(String database, String... statements) {
        mysql.execute(Stream.concat(Stream.of("USE " + database), Stream.of(statements))
                .toArray(String[]::new));
    }

    /** Waits until a reader of the topic has the same rows as MySQL. */
    void awaitEquality(String database, String... tables) {
        await().atMost(ARRIVES_WITHIN).untilAsserted(() -> {
            TopicLog log = log(database);
            for (String name : tables) {
                SourceTable source = table(database, name);
                assertThat(source.normal(log.replay(name).values())).isEqualTo(source.rows());
            }
        });
    }

    TopicLog log(String topic) {
        return TopicLog.of(kafka.readCommitted(topic));
    }

    SourceTable table(String database, String name) {
        return new SourceTable(mysql, database, name);
    }

    @Override
    public void close() {
        databases.forEach(name -> mysql.execute("DROP DATABASE IF EXISTS " + name));
        kafka.close();
        mysql.close();
    }
}
