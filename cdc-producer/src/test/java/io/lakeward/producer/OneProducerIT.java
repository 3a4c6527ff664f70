// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.lock.TopicLock;
import io.lakeward.producer.source.MySqlLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
    void ofTwoThatAreStartedAtOnceOneEnds() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        Callable<JobClient> first = prepared(db, "-e", "7100-7109");
        Callable<JobClient> second = prepared(
                db, "-e", "7200-7209", "-c", folder.resolve("second").toUri().toString());
        JobClient one;
        try (Writer writer = new Writer(bed.mysql, db, ROWS)) {
            one = first.call();
            await().atMost(HAPPENS_WITHIN)
                    .until(() -> bed.kafka.readCommitted(db).size() > ROWS);

            // When, Then
            assertThat(bed.failure(second.call()))
                    .startsWith("The topic " + db + " must have one producer, but a running one writes it");
            writer.assertWriting();
        }
        bed.awaitEquality(db, "t");
        assertThat(one.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
        bed.cancel(one);
        Histories.assertSound(bed.log(db));
    }

    @Test
    void aLockThatIsLostIsTakenAgain() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        JobClient job = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");
        String lock =
                TopicLock.of(MySqlLogin.of(bed.args(db)), cluster(), db, "").name();
        Optional<Long> holder = holder(lock);

        // When
        bed.mysql.execute("KILL " + holder.orElseThrow());

        // Then
        await().atMost(HAPPENS_WITHIN).until(() -> holder(lock), now -> now.isPresent() && !now.equals(holder));
        bed.execute(db, "UPDATE t SET n = 1 WHERE id <= 10");
        bed.awaitEquality(db, "t");
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
        bed.cancel(job);
        Histories.assertSound(bed.log(db));
    }

    /** A job that has passed its preflight. */
    private static Callable<JobClient> prepared(String db, String... more) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        CdcProducer.prepare(env, bed.args(db, more));
        return () -> env.executeAsync("producer of " + db);
    }

    private static String cluster() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bed.kafka.bootstrapServers()))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Optional<Long> holder(String lock) {
        Object holder = bed.mysql
                .query("SELECT IS_USED_LOCK('" + lock + "') AS n")
                .get(0)
                .get("n");
        return Optional.ofNullable((Number) holder).map(Number::longValue);
    }
}
