// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.table.Compaction;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** MySQL's types in the lake. */
class ColumnTypesIT extends OnTopicAndLake {
    @Test
    void columnsAreTyped() throws Exception {
        TableSchema types = schema(
                "types",
                List.of("a", "b"),
                new Column("a", INT.asUnsigned(), false),
                new Column("b", ColumnType.of("VARCHAR", 10), false),
                new Column("big", ColumnType.of("BIGINT").asUnsigned(), true),
                new Column("price", ColumnType.of("DECIMAL", 10, 2), true),
                new Column("huge", ColumnType.of("DECIMAL", 65, 30), true),
                new Column("d", ColumnType.of("DATE"), true),
                new Column("dt", ColumnType.of("DATETIME", 6), true),
                new Column("ts", ColumnType.of("TIMESTAMP"), true),
                new Column("t", ColumnType.of("TIME", 6), true),
                new Column("bin", ColumnType.of("VARBINARY", 3), true),
                new Column("f", ColumnType.of("DOUBLE"), true));
        String first = row(
                "a:4294967295",
                "b:'k:1'",
                "big:18446744073709551615",
                "price:'125.10'",
                "huge:'12345678901234567890123456789012345.123456789012345678901234567890'",
                "d:'1600-01-01'",
                "dt:'1969-12-31 23:59:59.999999'",
                "ts:'2026-11-20 08:00:00Z'",
                "t:'-838:59:59.000000'",
                "bin:'AAH/'",
                "f:0.1");
        feed.begin().insert(types, 1, first).commit();
        runToTheEnd();
        feed.begin().insert(types, 2, first.replace("k:1", "k:2")).commit();

        runToTheEnd();

        assertThat(read("d/types").dtypes())
                .extracting(Object::toString)
                .containsExactly(
                        "(a,LongType)",
                        "(b,StringType)",
                        "(big,DecimalType(20,0))",
                        "(price,DecimalType(10,2))",
                        "(huge,StringType)",
                        "(d,DateType)",
                        "(dt,TimestampNTZType)",
                        "(ts,TimestampType)",
                        "(t,StringType)",
                        "(bin,BinaryType)",
                        "(f,DoubleType)");
        Row row = read("d/types").where("b = 'k:1'").first();
        assertThat(row.getLong(0)).isEqualTo(4294967295L);
        assertThat(row.getDecimal(2)).isEqualTo(new BigDecimal("18446744073709551615"));
        assertThat(row.getDecimal(3)).isEqualTo(new BigDecimal("125.10"));
        assertThat(row.getString(4)).isEqualTo("12345678901234567890123456789012345.123456789012345678901234567890");
        assertThat(row.getDate(5)).isEqualTo(Date.valueOf("1600-01-01"));
        assertThat(row.<LocalDateTime>getAs(6)).isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.999999"));
        assertThat(row.getTimestamp(7).toInstant()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(row.getString(8)).isEqualTo("-838:59:59.000000");
        assertThat(row.<byte[]>getAs(9)).containsExactly(0, 1, 255);
        assertThat(row.getDouble(10)).isEqualTo(0.1);
    }

    @Test
    void datesOfAncientTimesAreReadBySparkAsItIs() throws Exception {
        writeAncientTimes(1);

        assertThat(ancientTimes()).containsExactly("0001-01-01|1582-10-10 01:02:03|1970-01-01 00:00:01");
    }

    @Test
    void datesOfAncientTimesAreCompacted() throws Exception {
        tableInfo = "{\"defaults\":{\"tableType\":\"MOR\"}}";
        compaction = new Compaction(true, 1);

        writeAncientTimes(2);

        assertThat(commits("d/ancient")).as("compactions").isPositive();
        assertThat(ancientTimes()).containsExactly("0001-01-01|1582-10-10 01:02:03|1970-01-01 00:00:01");
    }

    private void writeAncientTimes(int batches) throws Exception {
        TableSchema ancient = schema(
                "ancient",
                List.of("id"),
                new Column("id", INT, false),
                new Column("d", ColumnType.of("DATE"), true),
                new Column("dt", ColumnType.of("DATETIME"), true),
                new Column("ts", ColumnType.of("TIMESTAMP"), true));
        String row = row("id:1", "d:'0001-01-01'", "dt:'1582-10-10 01:02:03'", "ts:'1970-01-01 00:00:01Z'");
        for (int batch = 1; batch <= batches; batch++) {
            feed.begin().insert(ancient, batch, row).commit();
            runToTheEnd();
        }
    }

    private List<String> ancientTimes() {
        return read("d/ancient")
                .selectExpr("concat_ws('|', cast(d as string), cast(dt as string), cast(ts as string))")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void typesWiden() throws Exception {
        TableSchema narrow = schema(
                "wide",
                List.of("id"),
                new Column("id", INT, false),
                new Column("n", INT, true),
                new Column("d", ColumnType.of("DECIMAL", 10, 2), true));
        TableSchema wide = schema(
                "wide",
                List.of("id"),
                new Column("id", INT, false),
                new Column("n", ColumnType.of("BIGINT"), true),
                new Column("d", ColumnType.of("DECIMAL", 12, 3), true));
        feed.begin().insert(narrow, 1, row("id:1", "n:7", "d:'1.25'")).commit();
        runToTheEnd();

        feed.begin()
                .insert(wide, 2, row("id:2", "n:9223372036854775807", "d:'123456789.125'"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/wide"))
                .containsExactlyInAnyOrder(
                        List.of(1, 7L, new BigDecimal("1.250")),
                        List.of(2, Long.MAX_VALUE, new BigDecimal("123456789.125")));
    }
}
