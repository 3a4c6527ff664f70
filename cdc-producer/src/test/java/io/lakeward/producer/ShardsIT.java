// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Operation;
import io.lakeward.event.TableId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of tables in many databases, chosen by one regular expression. */
class ShardsIT {
    private static final int DATABASES = 4;
    private static final int TABLES = 50;
    private static final Duration HAPPENS_WITHIN = Duration.ofMinutes(4);

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
    void allAreReadByOneConnectionAndNewOnesAreFollowed() throws Exception {
        // Given
        String family = bed.database();
        List<String> shards = IntStream.range(0, DATABASES)
                .mapToObj(n -> shard(family, n, TABLES))
                .toList();
        bed.execute(shards.get(0), "CREATE TABLE order_x (id INT PRIMARY KEY, n INT)");
        JobClient job = bed.start(
                bed.args(family, "-p", "2", "-d", family + "_shop_[0-9]+", "-T", family + "_shop_[0-9]+.order_[0-9]+"));
        awaitEquality(family, DATABASES * TABLES);

        // When
        String late = shard(family, DATABASES, 1);
        for (String shard : shards) {
            bed.execute(
                    shard,
                    IntStream.range(0, TABLES)
                            .mapToObj(n -> "UPDATE order_" + n + " SET n = -1 WHERE id = 1")
                            .toArray(String[]::new));
        }
        bed.execute(
                late,
                "CREATE TABLE order_77 (id INT PRIMARY KEY, n INT)",
                "INSERT INTO order_77 VALUES (1, 7), (2, 8)",
                "CREATE TABLE other (id INT PRIMARY KEY, n INT)",
                "INSERT INTO order_0 VALUES (3, 3)",
                "DELETE FROM order_0 WHERE id = 2");

        // Then
        awaitEquality(family, DATABASES * TABLES + 2);
        await().atMost(HAPPENS_WITHIN)
                .untilAsserted(() -> assertThat(binlogConnections()).hasSize(1));
        bed.cancel(job);
        Histories.assertSound(bed.log(family));
    }

    /** Each table has two rows. */
    private static String shard(String family, int number, int tables) {
        String name = bed.database(family + "_shop_" + number);
        for (int table = 0; table < tables; table++) {
            bed.execute(
                    name,
                    "CREATE TABLE order_" + table + " (id INT PRIMARY KEY, n INT)",
                    "INSERT INTO order_" + table + " VALUES (1, " + table + "), (2, " + number + ")");
        }
        return name;
    }

    private static void awaitEquality(String family, int tables) {
        await().atMost(HAPPENS_WITHIN).untilAsserted(() -> {
            Map<String, String> arrived = arrived(family);
            assertThat(arrived).hasSize(2 * tables).isEqualTo(rows(family));
        });
    }

    /** What is left of each row of the topic, by table and key. */
    private static Map<String, String> arrived(String family) {
        Map<String, String> rows = new TreeMap<>();
        for (TopicLog.Entry entry : bed.log(family).entries()) {
            if (entry.event() instanceof ChangeEvent change) {
                TableId table = change.schema().table();
                if (change.operation() == Operation.DELETE) {
                    rows.remove(table + " " + change.before().tree().get("id"));
                } else {
                    rows.put(
                            table + " " + change.after().tree().get("id"),
                            change.after().tree().get("n").asText());
                }
            }
        }
        return rows;
    }

    private static Map<String, String> rows(String family) {
        String every = bed
                .mysql
                .query("SELECT CONCAT(table_schema, '.', table_name) AS t FROM information_schema.tables WHERE"
                        + " table_schema LIKE '" + family + "\\_shop\\_%' AND table_name REGEXP '^order_[0-9]+$'")
                .stream()
                .map(table -> table.get("t").toString())
                .map(table -> "SELECT CONCAT('" + table + " ', id) AS k, n FROM " + table)
                .collect(Collectors.joining(" UNION ALL "));
        Map<String, String> rows = new TreeMap<>();
        bed.mysql
                .query(every)
                .forEach(row -> rows.put(row.get("k").toString(), row.get("n").toString()));
        return rows;
    }

    private static List<Map<String, Object>> binlogConnections() {
        return bed.mysql.query(
                "SELECT id FROM information_schema.processlist WHERE user = 'cdc' AND command LIKE 'Binlog Dump%'");
    }
}
