// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Operation;
import io.lakeward.producer.cli.UserMistake;
import io.lakeward.producer.resync.ResyncCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are read again because somebody asked. */
class ResyncIT {
    private static final int ROWS = 3000;
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
    void tablesAreReadAgainWhileTheyChange() throws Exception {
        // Given
        String db = bed.databaseOf(ROWS);
        bed.execute(db, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (1)");
        bed.execute(db, "CREATE TABLE also (word VARCHAR(9) PRIMARY KEY)", "INSERT INTO also VALUES ('a')");
        JobClient job = bed.start(bed.args(db, "-p", "2"));
        bed.awaitEquality(db, "t", "kept", "also");

        // When
        String told;
        try (var load = new Writer(bed.mysql, db, ROWS)) {
            told = resync(db, db + ".t", db + ".also").get(HAPPENS_WITHIN.toSeconds(), TimeUnit.SECONDS);
            load.assertWriting();
        }

        // Then
        assertThat(told).contains(db + ".t: read again, ").contains(db + ".also: read again, 1 rows");
        bed.awaitEquality(db, "t", "kept", "also");
        assertThat(reads(db, "t")).isGreaterThan(2 * ROWS - ROWS / 2);
        assertThat(reads(db, "also")).isEqualTo(2);
        assertThat(reads(db, "kept")).isEqualTo(1);
        bed.cancel(job);
    }

    @Test
    void aRequestOutlivesTheJobThatTookIt() throws Exception {
        // Given
        String db = bed.database();
        bed.execute(db, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
        JobClient first = bed.start(bed.args(db));
        bed.awaitEquality(db, "t");
        String savepoint = bed.stop(first);

        // When
        CompletableFuture<String> command = resync(db, db + ".t");
        await().atMost(HAPPENS_WITHIN)
                .until(() -> !bed.kafka.readCommitted(db + "-requests").isEmpty());
        JobClient second = bed.resume(bed.args(db), savepoint);

        // Then
        assertThat(command.get(HAPPENS_WITHIN.toSeconds(), TimeUnit.SECONDS)).contains("read again, 2 rows");
        bed.cancel(second);
    }

    @Test
    void whatCannotBeReadIsNotedAndNothingElse() throws Exception {
        // Given
        String db = bed.database();
        bed.execute(
                db,
                "CREATE TABLE t (id INT PRIMARY KEY)",
                "INSERT INTO t VALUES (1)",
                "CREATE TABLE other (id INT PRIMARY KEY)");
        JobClient job = bed.start(bed.args(db, "-T", db + ".t"));
        bed.awaitEquality(db, "t");

        // When
        try (LogCapture log = new LogCapture()) {
            ask(db, "other");
            ask(db, "missing\"");
            ask(db, "missing");

            // Then
            await().atMost(HAPPENS_WITHIN).untilAsserted(() -> assertThat(log.text())
                    .contains(db + ".other is not read again as somebody asked")
                    .contains(db + "-requests must hold requests, but at offset 1 does not")
                    .contains(db + ".missing is not read again as somebody asked"));
        }
        assertThat(resync(db, db + ".t").get(HAPPENS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .contains("read again, 1 rows");
        bed.cancel(job);
    }

    @Test
    void mistakesAreToldAtOnce() {
        assertMistake(List.of("-b", "127.0.0.1:1", "-t", "x"), "At least one table must be named");
        assertMistake(List.of("-t", "x", "d.t"), "Missing option --brokerList");
        assertMistake(List.of("-b", "127.0.0.1:1", "-t", "x", "orders"), "must be named as db.table, but was: orders");
        assertMistake(
                List.of("-b", bed.kafka.bootstrapServers(), "-t", "nothing", "d.t"),
                "The topic nothing-requests must be there, but was not");
    }

    private static void assertMistake(List<String> arguments, String message) {
        assertThatThrownBy(() -> ResyncCommands.run(arguments.toArray(String[]::new)))
                .isInstanceOfSatisfying(UserMistake.class, mistake -> assertThat(mistake.problems())
                        .singleElement()
                        .asString()
                        .contains(message));
    }

    private static CompletableFuture<String> resync(String topic, String... tables) {
        List<String> line = new ArrayList<>(List.of("-b", bed.kafka.bootstrapServers(), "-t", topic));
        line.addAll(List.of(tables));
        return CompletableFuture.supplyAsync(() -> {
            try {
                return ResyncCommands.run(line.toArray(String[]::new));
            } catch (UserMistake e) {
                throw new IllegalStateException(String.join("\n", e.problems()), e);
            }
        });
    }

    private static void ask(String db, String table) throws Exception {
        try (var producer =
                new KafkaProducer<>(bed.kafka.clientSettings(), new StringSerializer(), new StringSerializer())) {
            String request = "{\"resync\":{\"database\":\"" + db + "\",\"table\":\"" + table + "\"}}";
            producer.send(new ProducerRecord<>(db + "-requests", request)).get();
        }
    }

    private static long reads(String db, String table) {
        return bed.log(db).changes(table).stream()
                .map(ChangeEvent::operation)
                .filter(Operation.READ::equals)
                .count();
    }
}
