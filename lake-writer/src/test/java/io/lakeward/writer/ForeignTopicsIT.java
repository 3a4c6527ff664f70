// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.writer.foreign.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Topics that Debezium, Canal and Maxwell wrote. */
class ForeignTopicsIT extends OnTopicAndLake {
    private static final int SNAPSHOT = 4;
    private static final String CANAL =
            "\"database\":\"d\",\"table\":\"user\",\"pkNames\":[\"id\"],\"isDdl\":false,\"es\":1,"
                    + "\"ts\":2,\"id\":9,\"sql\":\"\",\"sqlType\":{\"id\":-5,\"city\":12,\"seen\":93,\"raw\":2004},"
                    + "\"mysqlType\":{\"id\":\"bigint(20) unsigned\",\"city\":\"varchar(20)\",\"seen\":\"datetime\",\"raw\":\"blob\"},";
    private static final String MAXWELL =
            "\"database\":\"d\",\"table\":\"e\",\"ts\":1477053217,\"xid\":23396,\"xoffset\":0,";

    @Test
    void debeziumWithSchemas() throws Exception {
        List<Recording> records = Recording.of("with-schema");
        send(records.subList(0, SNAPSHOT));
        runToTheEnd();

        assertThat(columns("shop/goods"))
                .isEqualTo("id int, big decimal(20,0), tiny int, price decimal(10,2), huge string, ratio double,"
                        + " f float, flag bigint, bits bigint, born date, at timestamp_ntz, at6 timestamp_ntz,"
                        + " seen timestamp, len string, len6 string, y int, kind string, tags string, raw binary,"
                        + " fixed binary, note string, place binary");
        assertThat(texts("shop/goods"))
                .containsExactly(List.of(
                        "1",
                        "18446744073709551615",
                        "1",
                        "-125.10",
                        "12345678901234567890123456789012345.12345",
                        "0.1",
                        "1.5",
                        "1",
                        "513",
                        "2026-11-20",
                        "2026-11-20 08:00:01",
                        "2026-11-20 08:00:01.123456",
                        "2026-11-20 08:00:02",
                        "-12:30:00",
                        "100:00:00.500000",
                        "2026",
                        "b",
                        "x,z",
                        "00FF",
                        "01000000",
                        "名",
                        "000000000101000000000000000000F03F0000000000000040"));

        send(records.subList(SNAPSHOT, records.size()));
        feed.begin()
                .foreign("{\"id\":9}", records.get(0).value().replace("\"born\":20777", "\"born\":\"soon\""))
                .commit();
        runToTheEnd();

        assertThat(read("shop/goods").columns()).startsWith("id", "size", "big");
        assertThat(texts("shop/goods"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(
                                "3",
                                null,
                                "18446744073709551614",
                                "0",
                                "0.05",
                                null,
                                "1.0E-30",
                                "0.25",
                                "0",
                                "3",
                                "1970-01-01",
                                "1969-12-31 23:59:59",
                                "9999-12-31 23:59:59.999999",
                                null,
                                "838:59:59",
                                "-00:00:00.000001",
                                "1901",
                                null,
                                "",
                                null,
                                null,
                                null,
                                null),
                        Arrays.asList(
                                "4", "40", null, null, null, null, null, null, null, null, null, null, null, null, null,
                                null, null, null, null, null, null, "four", null));
        assertThat(rows("shop/log")).containsExactlyInAnyOrder(List.of("first", 3), List.of("second", 2));
        assertThat(quarantined())
                .containsExactly("[shop.goods,The value of column born must be one of DATE, but is not]");
        nothingStepsBack("shop/goods");
    }

    @Test
    void debeziumWithoutSchemas() throws Exception {
        List<Recording> records = Recording.of("without-schema");
        send(records.subList(0, SNAPSHOT));
        runToTheEnd();
        assertThat(read("shop/goods")
                        .selectExpr("id", "ratio", "price", "flag", "born")
                        .collectAsList())
                .hasToString("[[1,0.100000000000000000,zyI=,1,20777]]");

        send(records.subList(SNAPSHOT, records.size()));
        runToTheEnd();

        assertThat(read("shop/goods").columns()).startsWith("id", "size", "big");
        assertThat(read("shop/goods")
                        .orderBy("id")
                        .selectExpr("id", "size", "ratio", "note")
                        .collectAsList())
                .hasToString("[[3,null,1.0E-30,null], [4,40,null,four]]");
        assertThat(rows("shop/log")).containsExactlyInAnyOrder(List.of("first", 3L), List.of("second", 2L));
        nothingStepsBack("shop/goods");
    }

    @Test
    void canal() throws Exception {
        tableInfo = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"user\",\"partition\":\"city\"}]}";
        feed.begin()
                .foreign(
                        null,
                        "{" + CANAL + "\"type\":\"INSERT\",\"old\":null,\"data\":["
                                + canalRow(1, "rome", "2026-11-20 08:00:00", "\\u00ff")
                                + ',' + canalRow(2, "rome", "0000-00-00 00:00:00", "") + ','
                                + canalRow(3, "oslo", "2026-11-20 08:00:00.5", "a") + "]}")
                .foreign(null, "{" + CANAL.replace("false", "true") + "\"type\":\"ALTER\",\"data\":null}")
                .commit();
        runToTheEnd();
        assertThat(columns("d/user"))
                .isEqualTo("id decimal(20,0), city string, seen timestamp_ntz, raw binary, lake_partition string");

        feed.begin()
                // moves to another partition, gets another key, is deleted
                .foreign(
                        null,
                        "{" + CANAL + "\"type\":\"UPDATE\",\"old\":[{\"city\":\"rome\"},{\"id\":\"2\"}],\"data\":["
                                + canalRow(1, "bonn", "2026-11-20 08:00:00", "\\u00ff") + ','
                                + canalRow(20, "rome", "0000-00-00 00:00:00", "") + "]}")
                .foreign(
                        null,
                        "{" + CANAL + "\"type\":\"DELETE\",\"old\":null,\"data\":["
                                + canalRow(3, "oslo", "2026-11-20 08:00:00.5", "a") + "]}")
                .foreign(
                        null,
                        "{" + CANAL + "\"type\":\"INSERT\",\"old\":null,\"data\":["
                                + canalRow(4, "rome", "2026-11-20 08:00:00", "")
                                + ',' + canalRow(5, "rome", "today", "") + "]}")
                .commit();
        runToTheEnd();

        assertThat(texts("d/user"))
                .containsExactlyInAnyOrder(
                        List.of("1", "bonn", "2026-11-20 08:00:00", "FF", "bonn"),
                        Arrays.asList("20", "rome", null, "", "rome"),
                        List.of("4", "rome", "2026-11-20 08:00:00", "", "rome"));
        assertThat(quarantined())
                .containsExactlyInAnyOrder(
                        "[null,Canal's records must be of type INSERT, UPDATE or DELETE, or have a statement, but one is of"
                                + " type ALTER]",
                        "[d.user,The value of column seen must be of type"
                                + " {\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"}, but is not]");
        nothingStepsBack("d/user");
    }

    @Test
    void maxwell() throws Exception {
        // Most batches have only NULLs in the filter's column.
        tableInfo = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"e\",\"filter\":\"hidden is null\"}]}";
        long now = System.currentTimeMillis();
        feed.begin()
                .foreign(null, "{" + MAXWELL + "\"type\":\"bootstrap-start\",\"data\":{}}", now)
                .foreign(
                        pk(1),
                        "{" + MAXWELL
                                + "\"type\":\"bootstrap-insert\",\"data\":{\"id\":1,\"n\":1,\"s\":null,\"hidden\":null}}",
                        now)
                .foreign(
                        pk(2),
                        "{" + MAXWELL
                                + "\"type\":\"bootstrap-insert\",\"data\":{\"id\":2,\"n\":2,\"s\":null,\"hidden\":null}}",
                        now)
                .foreign(null, "{" + MAXWELL + "\"type\":\"bootstrap-complete\",\"data\":{}}", now)
                .commit();
        runToTheEnd();
        assertThat(columns("d/e")).isEqualTo("id bigint, n bigint");

        // The clock of the machine that writes was put back: the order of the partition counts.
        feed.begin()
                .foreign(
                        pk(1),
                        "{" + MAXWELL
                                + "\"type\":\"update\",\"data\":{\"id\":1,\"n\":1.50,\"s\":\"x\",\"hidden\":null},\"old\":{\"n\":1,\"s\":null}}",
                        now - 3_600_000)
                .foreign(
                        pk(1),
                        "{" + MAXWELL
                                + "\"type\":\"update\",\"data\":{\"id\":3,\"n\":3,\"s\":\"x\",\"hidden\":null},\"old\":{\"id\":1,\"n\":1.5}}",
                        now - 7_200_000)
                .commit();
        runToTheEnd();
        assertThat(columns("d/e")).isEqualTo("id bigint, n decimal(38,18), s string");
        assertThat(texts("d/e"))
                .containsExactlyInAnyOrder(
                        Arrays.asList("2", "2.000000000000000000", null), List.of("3", "3.000000000000000000", "x"));

        feed.begin()
                .foreign(
                        pk(4),
                        "{" + MAXWELL
                                + "\"type\":\"insert\",\"data\":{\"id\":4,\"n\":\"four\",\"s\":4,\"hidden\":null}}",
                        now)
                .foreign(
                        pk(9),
                        "{" + MAXWELL + "\"type\":\"insert\",\"data\":{\"id\":9,\"n\":9,\"s\":null,\"hidden\":1}}",
                        now)
                .foreign(
                        pk(2),
                        "{" + MAXWELL + "\"type\":\"delete\",\"data\":{\"id\":2,\"n\":2,\"s\":null,\"hidden\":null}}",
                        now)
                .foreign(
                        pk(5),
                        "{" + MAXWELL + "\"type\":\"insert\",\"data\":{\"id\":null,\"n\":5,\"hidden\":null}}",
                        now)
                .commit();
        runToTheEnd();

        assertThat(columns("d/e")).isEqualTo("id bigint, n string, s string, hidden bigint");
        assertThat(texts("d/e"))
                .containsExactlyInAnyOrder(
                        Arrays.asList("3", "3.000000000000000000", "x", null), Arrays.asList("4", "four", "4", null));
        assertThat(quarantined()).hasSize(1).allMatch(bad -> bad.startsWith("[d.e,"));
        nothingStepsBack("d/e");
    }

    private static String pk(int id) {
        return "{\"database\":\"d\",\"table\":\"e\",\"pk.id\":" + id + "}";
    }

    private static String canalRow(int id, String city, String seen, String raw) {
        return "{\"id\":\"" + id + "\",\"city\":\"" + city + "\",\"seen\":\"" + seen + "\",\"raw\":\"" + raw + "\"}";
    }

    private void send(List<Recording> records) {
        feed.begin();
        records.forEach(record -> feed.foreign(record.key(), record.value()));
        feed.commit();
    }

    /** Reads again what the lake's last batch had, and then no more. */
    private void nothingStepsBack(String table) throws Exception {
        List<List<String>> before = texts(table);
        long commits = commits(table);
        runToTheEnd("another-checkpoint");
        assertThat(texts(table)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(commits(table)).as("commits").isEqualTo(commits);
    }

    private List<String> quarantined() {
        return read("_lakeward/quarantine").selectExpr("source_table", "error").collectAsList().stream()
                .map(Row::toString)
                .toList();
    }

    private String columns(String table) {
        return Arrays.stream(read(table).schema().fields())
                .map(field -> field.name() + " " + field.dataType().simpleString())
                .collect(Collectors.joining(", "));
    }

    /** Each value as text, bytes as hexadecimal digits. */
    private List<List<String>> texts(String table) {
        Dataset<Row> rows = read(table);
        List<String> texts = Arrays.stream(rows.schema().fields())
                .map(field ->
                        (field.dataType().typeName().equals("binary") ? "hex(`" : "string(`") + field.name() + "`)")
                .toList();
        return rows.selectExpr(texts.toArray(String[]::new)).collectAsList().stream()
                .map(row ->
                        IntStream.range(0, row.size()).mapToObj(row::getString).toList())
                .toList();
    }
}
