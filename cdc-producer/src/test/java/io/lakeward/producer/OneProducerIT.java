// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.lock.TopicLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic has one producer. */
class OneProducerIT {
    private static final int ROWS = 100;
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static ProducerBed bed;

    @BeforeAll
    static void startEngines() {
        bed = new ProducerBed(folder);
    }

    @AfterAll
    static void stopEngines() {
        bed.close();
    }

    @Test
    void aSecondOneIsRefusedUntilTheFirstHasEnded() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        JobClient first = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");

        // When, Then
        assertThatThrownBy(() -> bed.start(bed.args(db, "-d", db)))
                .isInstanceOfSatisfying(UserMistake.class, mistake -> assertThat(mistake.problems())
                        .singleElement()
                        .asString()
                        .matches("The topic " + db + " must have one producer, but a running one writes it, with"
                                + " connection \\d+ to [^ ]+: stop that job first, or write another topic with -t"));
        bed.cancel(bed.start(bed.args(db, "-t", db + "_2", "-e", "7000-7009")));

        // When
        JobClient next = bed.resume(bed.args(db), bed.stop(first));
        bed.execute(db, "UPDATE t SET n = 1 WHERE id <= 10");

        // Then
        bed.awaitEquality(db, "t");
        bed.cancel(next);
    }

    @Test
    void oneThatLostTheTopicToAnotherWritesNothingUntilItIsFree() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");
        String lock = TopicLock.of(cluster(), db).name();

        try (LogCapture log = new LogCapture();
                Connection other = DriverManager.getConnection(
                        "jdbc:mysql://" + bed.mysql.host() + ":" + bed.mysql.port() + "/", "cdc", "cdc")) {
            // When
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                    () -> run(other, "DO GET_LOCK('" + lock + "', " + HAPPENS_WITHIN.toSeconds() + ")"));
            bed.mysql.execute("KILL " + number("IS_USED_LOCK('" + lock + "')"));
            waiting.get(HAPPENS_WITHIN.toSeconds(), TimeUnit.SECONDS);

            // Then
            await().atMost(HAPPENS_WITHIN)
                    .until(() -> log.text().contains("The topic must have one producer, but another job writes it"));

            // When
            bed.execute(db, "UPDATE t SET n = 1 WHERE id <= 10");
            run(other, "DO RELEASE_LOCK('" + lock + "')");

            // Then
            bed.awaitEquality(db, "t");
        }
        bed.cancel(job);
    }

    private static String cluster() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bed.kafka.bootstrapServers()))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static long number(String expression) {
        return ((Number)
                        bed.mysql.query("SELECT " + expression + " AS n").get(0).get("n"))
                .longValue();
    }

    private static void run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
