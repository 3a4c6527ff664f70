// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic as a reader that knows nothing of us: Flink SQL with its own format debezium-json. */
class DebeziumJsonIT {
    @TempDir
    private static Path folder;

    @Test
    void flinkReadsTheRowsOfTheSource() throws Exception {
        try (ProducerBed bed = new ProducerBed(folder)) {
            // Given
            String db = bed.database();
            bed.execute(
                    db,
                    "CREATE TABLE shop (id INT PRIMARY KEY, big BIGINT UNSIGNED, name VARCHAR(50), price DECIMAL(10,2),"
                            + " day DATE, at DATETIME(3), seen TIMESTAMP(6) NULL, ratio DOUBLE)",
                    "INSERT INTO shop VALUES (1, 18446744073709551615, '顾客', 125.10, '2026-11-20',"
                            + " '2026-11-20 08:00:00.120', '2026-11-20 08:00:00.123456', 0.1),"
                            + " (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (3, 3, 'c', -0.01, '1000-01-01', NULL, NULL, -3)",
                    "CREATE TABLE other (id VARCHAR(10) PRIMARY KEY, price DATE)",
                    "INSERT INTO other VALUES ('x', '2026-11-20')");
            JobClient job = bed.start(bed.args(db, "-p", "2"));
            bed.awaitEquality(db, "shop", "other");

            // When
            bed.execute(
                    db,
                    "INSERT INTO shop VALUES (4, 4, 'd', 4, NULL, NULL, NULL, NULL)",
                    "UPDATE shop SET name = 'e', price = price + 1 WHERE id IN (1, 4)",
                    "UPDATE shop SET id = 9 WHERE id = 3",
                    "DELETE FROM shop WHERE id = 2",
                    "ALTER TABLE shop ADD COLUMN age INT, MODIFY id BIGINT",
                    "INSERT INTO shop (id, age) VALUES (9223372036854775807, 18)",
                    "UPDATE shop SET age = 7, id = 5 WHERE id = 4",
                    "UPDATE other SET price = '2026-11-21'");
            await().untilAsserted(() -> assertThat(bed.log(db).changes("other")).hasSize(2));
            bed.stop(job);

            // Then
            assertThat(readAsFlinkDoes(bed.kafka.bootstrapServers(), db))
                    .isEqualTo(bed.table(db, "shop").rows());
        }
    }

    /** Every row as text by column, sorted, as {@link SourceTable#rows()} has them. */
    @SuppressWarnings("try")
    private static List<String> readAsFlinkDoes(String brokers, String topic) throws Exception {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String column : List.of("id", "big", "name", "price", "day", "at", "seen", "ratio", "age")) {
            shown.put(column, "CAST(`" + column + "` AS STRING)" + (column.equals("seen") ? " || 'Z'" : ""));
        }
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        tables.getConfig().set("table.local-time-zone", "UTC").set("parallelism.default", "1");
        tables.executeSql("CREATE TABLE shop (id BIGINT, big DECIMAL(20,0), name STRING, price DECIMAL(10,2),"
                + " `day` DATE, `at` TIMESTAMP(3), seen TIMESTAMP_LTZ(6), ratio DOUBLE, age INT,"
                + " origin STRING METADATA FROM 'value.source.table' VIRTUAL) WITH ('connector' = 'kafka', 'topic' = '"
                + topic + "', 'properties.bootstrap.servers' = '" + brokers
                + "', 'properties.isolation.level' = 'read_committed', 'scan.startup.mode' = 'earliest-offset',"
                + " 'scan.bounded.mode' = 'latest-offset', 'format' = 'debezium-json',"
                // Another table's column may have the same name and another type.
                + " 'debezium-json.ignore-parse-errors' = 'true')");
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> changes = tables.executeSql(
                        "SELECT " + String.join(", ", shown.values()) + " FROM shop WHERE origin = 'shop'")
                .collect()) {
            while (changes.hasNext()) {
                Row change = changes.next();
                String row = text(change, List.copyOf(shown.keySet()));
                boolean adds = change.getKind() == RowKind.INSERT || change.getKind() == RowKind.UPDATE_AFTER;
                assertThat(adds ? rows.add(row) : rows.remove(row))
                        .as("%s", change)
                        .isTrue();
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String text(Row row, List<String> columns) {
        return columns.stream()
                .map(column -> column + "=" + row.getField(columns.indexOf(column)))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
