// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakeward.testbed.kafka.KafkaBroker;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flink reads what lake-writer wrote: every type of MySQL, copy on write, merge on read, partitioned. */
class WrittenBySparkIT {

    private static final Duration WITHIN = Duration.ofMinutes(4);
    private static final String TOPIC = "written";
    private static final List<String> TABLES = List.of("cow", "mor", "parted");
    private static final String TABLE_INFO =
            """
            {"tableInfo": [
              {"database": "d", "table": "mor", "tableType": "MOR"},
              {"database": "d", "table": "parted", "partition": {"expression": "v", "field": "part"}}]}
            """;

    /** What Canal's flat messages say of a value, and what Flink must read. */
    private record Column(String name, String mysql, String given, String read) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("tiny", "tinyint(4)", "-128", "-128"),
            new Column("small", "smallint(5) unsigned", "65535", "65535"),
            new Column("i", "int(10) unsigned", "4294967295", "4294967295"),
            new Column("b", "bigint(20)", "-9223372036854775808", "-9223372036854775808"),
            new Column("u", "bigint(20) unsigned", "18446744073709551615", "18446744073709551615"),
            new Column("price", "decimal(10,2)", "-125.10", "-125.10"),
            new Column(
                    "wide",
                    "decimal(38,10)",
                    "1234567890123456789012345678.0123456789",
                    "1234567890123456789012345678.0123456789"),
            new Column(
                    "huge",
                    "decimal(65,30)",
                    "12345678901234567890123456789012345.123456789012345678901234567890",
                    "12345678901234567890123456789012345.123456789012345678901234567890"),
            new Column("f", "float", "0.1", "0.1"),
            new Column("g", "double", "-1.7976931348623157e308", "-1.7976931348623157E308"),
            new Column("y", "year(4)", "2155", "2155"),
            new Column("c", "char(10)", "x", "x"),
            new Column("v", "varchar(155)", "顾客 😀", "顾客 😀"),
            new Column("day", "date", "1582-10-10", "1582-10-10"),
            new Column("ancient", "date", "0001-01-01", "0001-01-01"),
            new Column("dt", "datetime(6)", "1969-12-31 23:59:59.999999", "1969-12-31T23:59:59.999999"),
            new Column("dt0", "datetime", "9999-12-31 23:59:59", "9999-12-31T23:59:59"),
            new Column("ts", "timestamp", "2038-01-19 03:14:07", "2038-01-19T03:14:07"),
            new Column("ts6", "timestamp(6)", "1970-01-01 00:00:01.000001", "1970-01-01T00:00:01.000001"),
            new Column("t", "time(6)", "-838:59:59.000000", "-838:59:59.000000"),
            new Column("e", "enum('small','大')", "2", "大"),
            new Column("s", "set('a','b','c')", "5", "a,c"),
            new Column("j", "json", "{\"a\": [1, null]}", "{\"a\": [1, null]}"),
            new Column("bin", "varbinary(8)", "\u00ff\u0000a", "ff0061"));

    @TempDir
    private Path folder;

    @Test
    void everyTypeReadsAsInMySql() throws Exception {
        var lake = Files.createDirectory(folder.resolve("lake"));
        try (var kafka = KafkaBroker.start();
                var producer = producer(kafka);
                var writer = new LakeWriterProcess(folder, kafka.bootstrapServers(), TOPIC, lake, TABLE_INFO)) {
            kafka.createTopic(TOPIC, 1);

            // When
            for (var table : TABLES) {
                send(producer, table, "INSERT", "null", full(1), empty(2), empty(3), full(4));
            }
            awaitRows(writer, lake, List.of(read(1), nulls(2), nulls(3), read(4)));
            for (var table : TABLES) {
                send(producer, table, "UPDATE", "[" + empty(3) + "]", full(3));
                send(producer, table, "DELETE", "null", full(4));
            }

            // Then
            awaitRows(writer, lake, List.of(read(1), nulls(2), read(3)));
        }
    }

    private static void awaitRows(LakeWriterProcess writer, Path lake, List<List<String>> expected) {
        await().atMost(WITHIN).pollInterval(Duration.ofSeconds(1)).until(() -> {
            writer.requireAlive();
            return TABLES.stream()
                    .allMatch(table ->
                            Files.exists(lake.resolve("d").resolve(table).resolve(".hoodie/hoodie.properties")));
        });
        for (var table : TABLES) {
            await().atMost(WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(rows(lake, table)).as(table).containsExactlyInAnyOrderElementsOf(expected));
        }
    }

    private static List<List<String>> rows(Path lake, String table) {
        var tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
        tables.executeSql("CREATE CATALOG lake WITH ('type' = 'lakeward', 'path' = '" + lake + "')");
        var names = Stream.concat(Stream.of("id"), COLUMNS.stream().map(Column::name))
                .collect(Collectors.joining("`, `", "`", "`"));
        var rows = new ArrayList<List<String>>();
        tables.executeSql("SELECT " + names + " FROM lake.d." + table)
                .collect()
                .forEachRemaining(row -> rows.add(texts(row)));
        return rows;
    }

    private static List<String> texts(Row row) {
        return Stream.iterate(0, i -> i + 1)
                .limit(row.getArity())
                .map(i -> text(row.getField(i)))
                .toList();
    }

    /** Hudi's Flink reader takes instants for local times and the other way round; in UTC they read the same. */
    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static List<String> read(int id) {
        return row(id, Column::read);
    }

    private static List<String> nulls(int id) {
        return row(id, column -> "null");
    }

    private static List<String> row(int id, Function<Column, String> text) {
        return Stream.concat(Stream.of(Integer.toString(id)), COLUMNS.stream().map(text))
                .toList();
    }

    private static String full(int id) {
        return json(id, column -> quoted(column.given()));
    }

    private static String empty(int id) {
        return json(id, column -> "null");
    }

    private static String json(int id, Function<Column, String> value) {
        return COLUMNS.stream()
                .map(column -> quoted(column.name()) + ":" + value.apply(column))
                .collect(Collectors.joining(",", "{\"id\":\"" + id + "\",", "}"));
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String table, String type, String old, String... rows)
            throws Exception {
        var types = COLUMNS.stream()
                .map(column -> quoted(column.name()) + ":" + quoted(column.mysql()))
                .collect(Collectors.joining(",", "{\"id\":\"int(11)\",", "}"));
        var message =
                "{\"database\":\"d\",\"table\":" + quoted(table) + ",\"pkNames\":[\"id\"],\"isDdl\":false,\"es\":1,"
                        + "\"ts\":2,\"id\":9,\"sql\":\"\",\"sqlType\":{\"e\":4,\"s\":-7},\"mysqlType\":" + types
                        + ",\"type\":" + quoted(type)
                        + ",\"old\":" + old + ",\"data\":["
                        + String.join(",", rows) + "]}";
        producer.send(new ProducerRecord<>(TOPIC, message.getBytes(UTF_8))).get();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000") + "\"";
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaBroker kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
