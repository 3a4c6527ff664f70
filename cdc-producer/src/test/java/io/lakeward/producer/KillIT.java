// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of Flink's processes, under writes: a read_committed reader sees every change once. */
class KillIT {
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(4);
    private static final int ROWS = 40_000;

    @TempDir
    private static Path folder;

    private static ProducerBed bed;

    private String db;
    private List<String> line;

    @BeforeAll
    static void startEngines() {
        bed = new ProducerBed(folder);
    }

    @AfterAll
    static void stopEngines() {
        bed.close();
    }

    @Test
    void bothKindsOfProcessMayDieInTheSnapshotAtTheHandOverAndInTheBinlog() throws Exception {
        // Given
        begin();
        try (StandaloneCluster flink = new StandaloneCluster(folder.resolve(db + "-flink"))) {
            try (Writer writer = new Writer(bed.mysql, db, ROWS)) {
                flink.run(line, Optional.empty());

                // When
                int atFirstDeath = awaitCommitted(1);
                flink.killTaskManager();
                awaitCommitted(atFirstDeath + 1);
                killJobManager(flink);
                awaitCommitted(ROWS);
                flink.killTaskManager();
                awaitCommitted(committed() + 300);
                killJobManager(flink);
                awaitCommitted(committed() + 300);
                writer.assertWriting();
                assertThat(atFirstDeath).isLessThan(ROWS);
            }

            // Then
            assertExact(flink);
        }
    }

    /** A longer run: -Dlakeward.kill.seed=N, with -Dlakeward.kill.times=M. */
    @Test
    @EnabledIfSystemProperty(named = "lakeward.kill.seed", matches = "\\d+")
    void anyProcessMayDieAtAnyMoment() throws Exception {
        // Given
        Random random = new Random(Long.getLong("lakeward.kill.seed"));
        begin();
        try (StandaloneCluster flink = new StandaloneCluster(folder.resolve(db + "-flink"))) {
            try (Writer writer = new Writer(bed.mysql, db, ROWS)) {
                flink.run(line, Optional.empty());

                // When
                for (int kill = 0; kill < Integer.getInteger("lakeward.kill.times", 10); kill++) {
                    awaitCommitted(committed() + random.nextInt(2_000));
                    if (random.nextBoolean()) {
                        flink.killTaskManager();
                    } else {
                        killJobManager(flink);
                    }
                }
                awaitCommitted(committed() + 300);
                writer.assertWriting();
            }

            // Then
            assertExact(flink);
        }
    }

    private void begin() {
        db = bed.databaseOf(ROWS);
        line = bed.line(db, "-p", "2");
    }

    private void killJobManager(StandaloneCluster flink) throws IOException {
        flink.killJobManager();
        flink.run(line, newestCheckpoint());
    }

    /** One without metadata was not complete. */
    private Optional<Path> newestCheckpoint() throws IOException {
        Path checkpoints = bed.checkpoints(db);
        if (!Files.exists(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingInt(checkpoint ->
                            Integer.parseInt(checkpoint.getFileName().toString().replace("chk-", ""))));
        }
    }

    private int committed() {
        return bed.kafka.readCommitted(db).size();
    }

    private int awaitCommitted(int records) {
        return await().atMost(HAPPENS_WITHIN).until(this::committed, count -> count >= records);
    }

    private void assertExact(StandaloneCluster flink) {
        bed.awaitEquality(db, "t");
        assertThat(flink.jobState()).isEqualTo("RUNNING");
        Histories.assertSound(bed.log(db));
    }
}
