// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.EventReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One transaction, of 50 MB or -Dlakeward.transaction.mb=1024, passes a task manager with the heap of conf/flink, and wide
 * rows one with a heap that is smaller than they are. Flink is in processes of its own, so the heap is the job's alone.
 */
class BigTransactionIT {
    private static final int MB = Integer.getInteger("lakeward.transaction.mb", 50);
    private static final int ROWS_IN_MB = 96;
    /** 32 bytes each: a row has 10 KB, a hundredth of a megabyte. */
    private static final int REPEATS = 340;

    /** Rows of 100 KB. */
    private static final int WIDE_REPEATS = 3400;

    private static final int WIDE_ROWS = 3000;

    private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(15);

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
    void passesTheHeap() throws Exception {
        // Given
        int rows = MB * ROWS_IN_MB;
        String db = bed.databaseOf(rows);
        bed.execute(db, "CREATE TABLE big (id INT PRIMARY KEY, c MEDIUMTEXT)");
        try (StandaloneCluster flink = new StandaloneCluster(folder.resolve("flink"))) {
            flink.run(bed.line(db, "-T", db + ".big", "--kafkaConf", "compression.type=none"), Optional.empty());

            // When
            bed.execute(db, "INSERT INTO big SELECT id, REPEAT(LEFT(SHA2(id, 256), 32), " + REPEATS + ") FROM t");

            // Then
            assertThat(arrived(db, rows, REPEATS)).isEqualTo(rows);
            assertThat(flink.jobState()).isEqualTo("RUNNING");
            assertThat(await().until(flink::restarts, count -> count >= 0)).isZero();
        }
    }

    @Test
    void wideRowsPassASmallHeapBySnapshotAndByBinlog() throws Exception {
        // Given
        int rows = 2 * WIDE_ROWS;
        String db = bed.databaseOf(rows);
        String insert = "INSERT INTO wide SELECT id, REPEAT(LEFT(SHA2(id, 256), 32), " + WIDE_REPEATS + ") FROM t"
                + " WHERE id ";
        bed.execute(
                db,
                "CREATE TABLE wide (id INT PRIMARY KEY, c MEDIUMTEXT)",
                insert + "<= " + WIDE_ROWS,
                "ANALYZE TABLE wide");
        try (StandaloneCluster flink = new StandaloneCluster(folder.resolve("small"), Optional.of("300m"))) {
            // When
            flink.run(bed.line(db, "-T", db + ".wide"), Optional.empty());
            int bySnapshot = arrived(db, WIDE_ROWS, WIDE_REPEATS);
            bed.execute(db, insert + "> " + WIDE_ROWS);

            // Then
            assertThat(bySnapshot).isEqualTo(WIDE_ROWS);
            assertThat(arrived(db, rows, WIDE_REPEATS)).isEqualTo(rows);
            assertThat(await().until(flink::restarts, count -> count >= 0)).isZero();
        }
    }

    /** Reads until every row has come, each once; holds none of them. */
    private static int arrived(String topic, int rows, int repeats) {
        EventReader reader = new EventReader();
        BitSet seen = new BitSet();
        long deadline = System.nanoTime() + ARRIVES_WITHIN.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (seen.cardinality() < rows && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null) {
                        note(change(reader, record), seen, repeats);
                    }
                }
            }
        }
        return seen.cardinality();
    }

    private static ChangeEvent change(EventReader reader, ConsumerRecord<byte[], byte[]> record) {
        return (ChangeEvent) reader.read(record.value(), name -> {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : header.value();
        });
    }

    private static void note(ChangeEvent change, BitSet seen, int repeats) {
        int id = change.after().tree().get("id").asInt();
        assertThat(seen.get(id)).as("row %s came before", id).isFalse();
        seen.set(id);
        String text = change.after().tree().get("c").asText();
        assertThat(text).isEqualTo(text.substring(0, 32).repeat(repeats));
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(bed.kafka.clientSettings());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }
}
