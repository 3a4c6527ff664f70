// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakeward.etl.cli.Args;
import io.lakeward.etl.cli.Mode;
import io.lakeward.etl.job.EtlJob;
import io.lakeward.testbed.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.types.Row;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Merge-on-read tables of lake-writer, compacted all the while, are read as exact streams. */
class MergeOnReadIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "logged";
    private static final Duration WITHIN = Duration.ofMinutes(4);
    private static final long SEED = Long.getLong("lakeward.seed", 20261122);
    private static final String TABLE_INFO =
            """
            {"defaults": {"tableType": "MOR"}, "tableInfo": [
              {"database": "d", "table": "parted", "partition": {"expression": "v", "field": "part"}}]}
            """;
    private static final String SCRIPT =
            """
            CREATE TABLE dwd.plain_copy (id STRING, n INT, v STRING, PRIMARY KEY (id) NOT ENFORCED);
            INSERT INTO dwd.plain_copy SELECT id, n, v FROM d.plain;
            CREATE TABLE dws.plain_by_v (v STRING, `rows` BIGINT, total BIGINT, PRIMARY KEY (v) NOT ENFORCED);
            INSERT INTO dws.plain_by_v SELECT COALESCE(v, '-'), COUNT(*), SUM(n) FROM d.plain GROUP BY COALESCE(v, '-');
            CREATE TABLE dws.parted_by_v (v STRING, `rows` BIGINT, total BIGINT, PRIMARY KEY (v) NOT ENFORCED);
            INSERT INTO dws.parted_by_v SELECT v, COUNT(*), SUM(n) FROM d.parted GROUP BY v;
            """;
    /** Not every key can be read back from the text that Hudi makes of it. */
    private static final List<String> KEYS =
            List.of("a", "b", "a,b", "id:c", "x:y,z:1", "/", "日本", "e f", "1", "__null__x", "'", "g");

    private final Random random = new Random(SEED);
    private final SourceTable plain = new SourceTable("plain", "id STRING, n INT, v STRING", List.of("id"), false);
    private final SourceTable parted = new SourceTable("parted", "id STRING, n INT, v STRING", List.of("id"), true);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private TestCluster cluster;
    private KafkaBroker kafka;
    private KafkaProducer<byte[], byte[]> producer;
    private Fence fence;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectory(lake());
        cluster = new TestCluster();
        kafka = KafkaBroker.start();
        kafka.createTopic(TOPIC, 1);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Files.writeString(home.resolve("script.sql"), SCRIPT);
        fence = new Fence(cluster, lake(), List.of(home.resolve("script.sql")), "d");
    }

    @AfterEach
    void stop() throws Exception {
        producer.close();
        kafka.close();
        cluster.stop();
    }

    @Test
    void aStreamOfItEqualsItsRecomputation() throws Exception {
        try (var writer =
                new LakeWriterProcess(home, kafka.bootstrapServers(), TOPIC, lake(), TABLE_INFO, "--inlineMax", "2")) {
            change(3);
            change(6);
            await().atMost(WITHIN).until(() -> {
                writer.requireAlive();
                return isCommitted("plain") && isCommitted("parted");
            });
            var job = submit(new Configuration());
            fence.awaitFirstCommits();

            // When, then: rows come, change, move and go while the tables are compacted.
            for (int i = 0; i < 8; i++) {
                change(8);
                awaitAnotherCommit();
            }
            awaitEqual("changes");
            assertThat(timeline("plain")).as("compactions").anyMatch(file -> file.endsWith(".commit"));

            cluster.replaceTaskManager();
            change(10);
            awaitEqual("a killed task manager");

            var savepoint =
                    Savepoints.stop(job, home.resolve("savepoints").toUri().toString());
            for (int i = 0; i < 4; i++) {
                change(6);
                awaitAnotherCommit();
            }
            submit(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
            awaitEqual("a stop with a savepoint");
        }
    }

    private JobClient submit(Configuration configuration) throws Exception {
        var args = new Args(
                List.of(home.resolve("script.sql")),
                lake().toUri().toString(),
                Map.of(),
                home.resolve("checkpoints").toUri().toString(),
                Duration.ofSeconds(1),
                "logged",
                Mode.RUN);
        return EtlJob.submit(args, cluster.environment(configuration));
    }

    private void awaitEqual(String after) {
        fence.awaitEqual(after + ", seed " + SEED, List.of(plain, parted));
    }

    /** Each table gets as many changes, some of them of the same row. */
    private void change(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            change(plain, oneOf("x", "y", null));
            change(parted, oneOf("x", "y", "z/1", "w"));
        }
    }

    private void change(SourceTable table, String v) throws Exception {
        var id = KEYS.get(random.nextInt(KEYS.size()));
        var old =
                table.rows().stream().filter(row -> id.equals(row.getField(0))).findFirst();
        if (old.isPresent() && random.nextInt(3) == 0) {
            table.remove(old.get());
            send(table, "DELETE", old.get(), null);
            return;
        }
        var row = Row.of(id, random.nextInt(100), v);
        table.put(row);
        send(table, old.isPresent() ? "UPDATE" : "INSERT", row, old.orElse(null));
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** As Canal tells it. */
    private void send(SourceTable table, String type, Row row, Row old) throws Exception {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("database", "d");
        message.put("table", table.name);
        message.put("pkNames", List.of("id"));
        message.put("isDdl", false);
        message.put("es", 1);
        message.put("ts", 2);
        message.put("sql", "");
        message.put("mysqlType", Map.of("id", "varchar(20)", "n", "int(11)", "v", "varchar(10)"));
        message.put("type", type);
        message.put("data", List.of(fields(row)));
        message.put("old", old == null ? null : List.of(differing(old, row)));
        producer.send(new ProducerRecord<>(
                        TOPIC, JSON.writeValueAsString(message).getBytes(UTF_8)))
                .get();
    }

    private static Map<String, String> fields(Row row) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", (String) row.getField(0));
        fields.put("n", String.valueOf(row.getField(1)));
        fields.put("v", (String) row.getField(2));
        return fields;
    }

    private static Map<String, String> differing(Row old, Row row) {
        var before = fields(old);
        fields(row).forEach((name, value) -> {
            if (Objects.equals(before.get(name), value)) {
                before.remove(name);
            }
        });
        return before;
    }

    private void awaitAnotherCommit() throws IOException {
        long before = commits();
        await().atMost(WITHIN).until(() -> commits() > before);
    }

    private long commits() throws IOException {
        return timeline("plain").stream()
                .filter(file -> file.endsWith(".deltacommit"))
                .count();
    }

    private boolean isCommitted(String table) throws IOException {
        return Files.exists(lake().resolve("d/" + table + "/.hoodie"))
                && timeline(table).stream().anyMatch(file -> file.endsWith(".deltacommit"));
    }

    private List<String> timeline(String table) throws IOException {
        try (var files = Files.list(lake().resolve("d/" + table + "/.hoodie"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path lake() {
        return home.resolve("lake");
    }
}
