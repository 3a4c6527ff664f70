// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.testbed.mysql.MySqlServer;
import io.lakeward.writer.alert.AlertReceiver;
import io.lakeward.writer.verify.side.SourceDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Source and lake compared, with differences that are planted in MySQL after the lake has its rows. */
class VerifyIT extends OnTopicAndLake {
    private static final String EVERY_TYPE =
            "t1 TINYINT, t2 SMALLINT UNSIGNED, t3 MEDIUMINT, t4 INT UNSIGNED, t5 BIGINT, t6 BIGINT UNSIGNED, t7 YEAR,"
                    + " t8 BIT(12), t9 BIT(64), e1 DECIMAL(10,2), e2 DECIMAL(38,10), e3 DECIMAL(65,30), f1 FLOAT, f2 DOUBLE,"
                    + " d1 DATE, d2 DATETIME, d3 DATETIME(3), d4 TIMESTAMP(6) NULL, d5 TIME(3), c1 CHAR(10),"
                    + " c2 VARCHAR(50), c3 VARCHAR(20) CHARACTER SET latin1, c4 LONGTEXT, c5 ENUM('a','b,c'),"
                    + " c6 SET('x','y'), c7 JSON, b1 BINARY(4), b2 VARBINARY(8), b3 LONGBLOB, g1 POINT";
    private static final String GREATEST =
            "127, 65535, 8388607, 4294967295, 9223372036854775807, 18446744073709551615, 2155, 4095,"
                    + " 18446744073709551615, 99999999.99, 1234567890123456789012345678.0123456789,"
                    + " 12345678901234567890.000000000000000000000000000001, 16777217, 1.7976931348623157e308,"
                    + " '9999-12-31', '9999-12-31 23:59:59', '1969-12-31 23:59:59.9', '2038-01-19 03:14:07.999999',"
                    + " '838:59:58.999', 'x', '顾客 😀\\\\ ''', 'ÿ', REPEAT('é', 3000), 'b,c', 'x,y',"
                    + " '{\"a\": [1, null]}', X'00FF0000', X'', X'0001', ST_GeomFromText('POINT(1 2)')";
    private static final String LEAST =
            "-128, 0, -8388608, 0, -9223372036854775808, 0, 1901, 0, 0, -0.05, -0.0000000001, -1, 0.1, 5e-324,"
                    + " '1000-01-01', '1582-10-10 01:02:03', '2026-02-03 04:05:06.700', '1970-01-01 00:00:01',"
                    + " '-00:00:01.001', '', ' ', '', '', 'a', '', '{}', X'61', X'61', X'', ST_GeomFromText('POINT(0 0)')";
    private static final String ZEROS = "0, 1, 0, 1, 0, 1, 2000, 1, 1, 0, 0, 0, -1e16, 1e15, '0000-00-00',"
            + " '0000-00-00 00:00:00', '2000-01-01 00:00:00', NULL, '00:00:00', 'null', 'NULL', '~', '|', 'a', 'x', 'null',"
            + " X'00', X'00', X'00', NULL";

    private static MySqlServer mysql;

    private final StringBuilder said = new StringBuilder();
    private long sequence;

    @BeforeAll
    static void startMySql() {
        mysql = MySqlServer.start();
    }

    @AfterAll
    static void stopMySql() {
        mysql.close();
    }

    @BeforeEach
    void createDatabase() {
        mysql.execute("DROP DATABASE IF EXISTS v", "CREATE DATABASE v CHARACTER SET utf8mb4");
    }

    @Test
    void everyPlantedDifferenceIsFoundInEveryType() throws Exception {
        create("every (id INT PRIMARY KEY, " + EVERY_TYPE + ")");
        List<String> columns = columns("every").subList(1, columns("every").size());
        String nulls = columns.stream().map(column -> "NULL").collect(Collectors.joining(", "));
        for (int id = 1; id <= columns.size() + 4; id++) {
            String values = List.of(GREATEST, LEAST, ZEROS, nulls).get(id % 4);
            mysql.execute("SET sql_mode=''", "INSERT INTO v.every VALUES (" + id + ", " + values + ")");
        }
        copy("every");
        runToTheEnd();

        assertThat(verify()).as(said.toString()).isZero();
        assertThat(said)
                .contains("v.every: equal, 34 rows in MySQL, 34 in the lake")
                .contains("EQUAL: 1 tables");

        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String other = "(SELECT o." + column + " FROM (SELECT * FROM v.every) o WHERE NOT o." + column
                    + " <=> v.every." + column + " LIMIT 1)";
            mysql.execute("SET sql_mode=''", "UPDATE v.every SET " + column + " = " + other + " WHERE id = " + (i + 1));
        }
        mysql.execute("INSERT INTO v.every (id) VALUES (900)", "DELETE FROM v.every WHERE id = 31");
        writeTwice("v/every", "id = 32");

        try (AlertReceiver receiver = new AlertReceiver()) {
            Path url = Files.writeString(work.resolve("alert-url"), receiver.url() + "\n");

            assertThat(verify("--show=100", "--html=" + work.resolve("report.html"), "--json", "--alertUrlFile=" + url))
                    .isEqualTo(1);

            assertThat(receiver.bodies())
                    .singleElement()
                    .asString()
                    .contains("LakewardVerifyFailed", "1 tables differ");
        }
        List<String> found = said.toString().lines().map(String::strip).toList();
        for (int i = 0; i < columns.size(); i++) {
            String line = "id=" + (i + 1) + " differs: " + columns.get(i) + ": ";
            assertThat(found).anyMatch(text -> text.startsWith(line) && text.indexOf(';') < 0);
        }
        assertThat(found)
                .contains("id=900 is missing in the lake", "id=31 is in the lake only")
                .contains("id=32 is in the lake in another number of copies")
                .contains("NOT EQUAL: 1 tables differ, 0 could not be verified, 0 are equal")
                .anyMatch(text -> text.contains("DIFFERENT, " + (columns.size() + 3) + " keys"))
                .last()
                .asString()
                .startsWith("{\"equal\":false,");
        assertThat(work.resolve("lake/_lakeward/verified/v.every.json"))
                .content()
                .startsWith("{\"table\":\"v.every\",\"at\":\"")
                .endsWith("\",\"verdict\":\"DIFFERENT\",\"sources\":[\"v.every\"]}");
        assertThat(work.resolve("report.html")).content().contains("<td>id=900</td><td>is missing in the lake</td>");
    }

    @Test
    void tablesWithoutKeyOfShardsAndComputedOnesAreComparedAsTableInfoSays() throws Exception {
        tableInfo =
                "{\"tableInfo\":[{\"database\":\"v\",\"table\":\"shard_*\",\"target\":\"v.all\",\"shardColumn\":\"no\","
                        + "\"deletes\":\"soft\"},{\"database\":\"v\",\"table\":\"masked\",\"filter\":\"kind <> 'x'\","
                        + "\"columns\":{\"mail\":\"sha2(mail, 256)\",\"year_of\":\"year(day)\"},\"excludeColumns\":[\"secret\"],"
                        + "\"partition\":{\"column\":\"day\",\"pattern\":\"yyyy-MM\",\"field\":\"month\"}}]}";
        create("bag (a INT, b VARCHAR(10))");
        create("shard_1 (id VARCHAR(20) PRIMARY KEY, n INT)");
        create("shard_2 (id VARCHAR(20) PRIMARY KEY, n INT)");
        create("masked (id INT PRIMARY KEY, kind VARCHAR(3), mail VARCHAR(50), day DATE, secret INT)");
        mysql.execute(
                "INSERT INTO v.bag VALUES (1, 'x'), (1, 'x'), (NULL, NULL), (2, 'x')",
                "INSERT INTO v.shard_1 VALUES ('A,b', 1), ('c''\\\\', 2)",
                "INSERT INTO v.shard_2 VALUES ('A,b', 3)",
                "INSERT INTO v.masked VALUES (1, 'a', 'm', '2026-01-02', 5), (2, 'x', 'n', NULL, 6), (3, 'b', NULL, NULL, 7)");
        for (String table : List.of("bag", "shard_1", "shard_2", "masked")) {
            copy(table);
        }
        runToTheEnd();

        assertThat(verify()).as(said.toString()).isZero();
        assertThat(said)
                .contains("v.masked: equal, 2 rows in MySQL, 2 in the lake")
                .contains("EQUAL: 4 tables");

        mysql.execute(
                "DELETE FROM v.bag WHERE a = 1 LIMIT 1",
                "UPDATE v.shard_2 SET n = 4",
                "UPDATE v.masked SET secret = 0",
                "UPDATE v.masked SET mail = 'other', day = '2026-03-01' WHERE id = 1");

        assertThat(verify("v.*")).isEqualTo(1);
        assertThat(said.toString().lines().map(String::strip))
                .contains("a=1, b=x is in the lake in another number of copies")
                .contains("id=A,b differs: n: 4 in MySQL, 3 in the lake")
                .anyMatch(line -> line.startsWith("id=1 differs: mail: ")
                        && line.contains("day: 2026-03-01 in MySQL")
                        && line.contains("month: 2026-03 in MySQL, 2026-01 in the lake"))
                .contains("NOT EQUAL: 3 tables differ, 0 could not be verified, 1 are equal");
    }

    @Test
    void aTableUnderLoadIsEqual() throws Exception {
        create("busy (id INT PRIMARY KEY, n INT)");
        mysql.execute("INSERT INTO v.busy WITH RECURSIVE s AS (SELECT 1 i UNION ALL SELECT i + 1 FROM s WHERE i < 500)"
                + " SELECT i, 0 FROM s");
        copy("busy");
        AtomicBoolean isOver = new AtomicBoolean();
        whileRunning("checkpoint", Map.of(), stream -> {
            stream.processAllAvailable();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> load(isOver));
            int exitCode = verify("v.busy", "--timeout=120");
            isOver.set(true);
            load.join();
            assertThat(exitCode).as(said.toString()).isZero();
        });
    }

    @Test
    void whatTheLakeHasNotReadYetIsNotDifferentButNotVerified() throws Exception {
        create("late (id INT PRIMARY KEY, n INT)");
        mysql.execute("INSERT INTO v.late VALUES (1, 1)");
        copy("late");
        runToTheEnd();
        mysql.execute("UPDATE v.late SET n = 2");
        feed.begin()
                .update(schema("late"), ++sequence, "{\"id\":1,\"n\":1}", "{\"id\":1,\"n\":2}")
                .commit();

        assertThat(verify("--timeout=5")).isEqualTo(1);
        assertThat(said).contains("v.late: NOT VERIFIED").contains("0 tables differ, 1 could not be verified");
    }

    private int verify(String... options) throws Exception {
        said.setLength(0);
        return verify(
                mysql,
                said,
                Stream.concat(Stream.of("--settle=1"), Arrays.stream(options)).toList());
    }

    /** As a producer does, which is always late by a little. */
    private void load(AtomicBoolean isOver) {
        TableSchema busy = schema("busy");
        int[] values = new int[501];
        while (!isOver.get()) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int id = (int) ((sequence * 7 + i * 31L) % 500) + 1;
                ids.add(id);
                values[id]++;
                mysql.execute("UPDATE v.busy SET n = " + values[id] + " WHERE id = " + id);
            }
            sequence++;
            feed.begin();
            for (int id : ids.stream().distinct().toList()) {
                feed.update(
                        busy,
                        ++sequence,
                        "{\"id\":" + id + ",\"n\":0}",
                        "{\"id\":" + id + ",\"n\":" + values[id] + "}");
            }
            feed.commit();
        }
    }

    private static void create(String definition) {
        mysql.execute("CREATE TABLE v." + definition);
    }

    private static TableSchema schema(String table) {
        try (SourceDatabase database =
                SourceDatabase.open(mysql.host() + ":" + mysql.port(), mysql.user(), mysql.password(), "DISABLED")) {
            return database.tables().get(new TableId("v", table));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> columns(String table) {
        return schema(table).columns().stream().map(Column::name).toList();
    }

    /** Brings the rows of a table to the topic. */
    private void copy(String table) {
        TableSchema schema = schema(table);
        String object = schema.columns().stream()
                .map(column -> "'" + column.name() + "', " + topicText(column))
                .collect(Collectors.joining(", ", "JSON_OBJECT(", ")"));
        feed.begin();
        mysql.query("SELECT " + object + " AS json FROM v." + table)
                .forEach(row -> feed.insert(schema, ++sequence, row.get("json").toString()));
        feed.commit();
    }

    private static String topicText(Column column) {
        String name = column.name();
        return switch (column.type().name()) {
            case "INT" -> name;
            case "BIT", "YEAR" -> "CAST(" + name + " + 0 AS CHAR)";
            case "FLOAT" -> "CAST(" + name + " + 0e0 AS CHAR(40))";
            case "TIMESTAMP" -> "CONCAT(CAST(" + name + " AS CHAR), 'Z')";
            case "BINARY", "VARBINARY", "LONGBLOB", "POINT" -> "REPLACE(TO_BASE64(" + name + "), '\\n', '')";
            default -> "CONVERT(CAST(" + name + " AS CHAR) USING utf8mb4)";
        };
    }

    /** A row that is in the lake already, once more, as no writer of ours would. */
    private void writeTwice(String table, String where) {
        Dataset<Row> row = readWithMeta(table).where(where);
        row.drop(Arrays.stream(row.columns())
                        .filter(column -> column.startsWith("_hoodie_"))
                        .toArray(String[]::new))
                .write()
                .format("hudi")
                .option("hoodie.table.name", table.substring(table.indexOf('/') + 1))
                .option("hoodie.datasource.write.operation", "bulk_insert")
                .option("hoodie.write.table.version", "6")
                .option("hoodie.write.auto.upgrade", "false")
                .option("hoodie.metadata.enable", "false")
                .mode(SaveMode.Append)
                .save(home() + "lake/" + table);
    }
}
