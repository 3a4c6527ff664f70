// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.writer.foreign.ForeignMessage.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** True records, see {@code debezium/README.md} of the test resources. */
class DebeziumJsonTest {
    private static final String FIRST_TYPED = "\"big\":\"18446744073709551615\",\"tiny\":1,\"price\":\"-125.10\","
            + "\"huge\":\"12345678901234567890123456789012345.12345\",\"ratio\":\"0.1\",\"f\":\"1.5\",\"flag\":1,"
            + "\"bits\":\"513\",\"born\":\"2026-11-20\",\"at\":\"2026-11-20 08:00:01.000000\","
            + "\"at6\":\"2026-11-20 08:00:01.123456\",\"seen\":\"2026-11-20 08:00:02.000000Z\",\"len\":\"-12:30:00\","
            + "\"len6\":\"100:00:00.500000\",\"y\":2026,\"kind\":\"b\",\"tags\":\"x,z\",\"raw\":\"AP8=\","
            + "\"fixed\":\"AQAAAA==\",\"note\":\"名\",\"place\":\"AAAAAAEBAAAAAAAAAAAA8D8AAAAAAAAAQA==\"}";

    private final Readings readings = new Readings();

    private List<String> changes(String table, String recording) {
        List<String> changes = new ArrayList<>();
        Recording.of(recording).stream()
                .filter(each -> each.topic().endsWith(table) && each.value() != null)
                .forEach(each -> changes.addAll(readings.changes(each.key(), each.value())));
        return changes;
    }

    @Test
    void theSchemaGivesTheTypes() {
        Recording first = Recording.of("with-schema").get(0);

        assertThat(readings.schema(first.key(), first.value()))
                .isEqualTo("{\"database\":\"shop\",\"table\":\"goods\",\"key\":[\"id\"],\"columns\":{"
                        + "\"id\":\"INT NOT NULL\",\"big\":\"BIGINT UNSIGNED\",\"tiny\":\"SMALLINT\","
                        + "\"price\":\"DECIMAL(10,2)\",\"huge\":\"DECIMAL(40,5)\",\"ratio\":\"DOUBLE\",\"f\":\"FLOAT\","
                        + "\"flag\":\"BIT(1)\",\"bits\":\"BIT(10)\",\"born\":\"DATE\",\"at\":\"DATETIME(3)\","
                        + "\"at6\":\"DATETIME(6)\",\"seen\":\"TIMESTAMP(6)\",\"len\":\"TIME(6)\",\"len6\":\"TIME(6)\","
                        + "\"y\":\"YEAR\",\"kind\":\"ENUM\",\"tags\":\"SET\",\"raw\":\"LONGBLOB\","
                        + "\"fixed\":\"LONGBLOB\",\"note\":\"LONGTEXT\",\"place\":\"GEOMETRY\"}}");
    }

    @Test
    void valuesReadAsMySqlShowsThem() {
        List<String> changes = changes("goods", "with-schema");

        assertThat(changes).hasSize(7);
        assertThat(changes.get(0)).isEqualTo("c {\"id\":1} null -> {\"id\":1," + FIRST_TYPED);
        assertThat(changes.get(1))
                .isEqualTo(
                        "c {\"id\":2} null -> {\"id\":2,\"big\":\"18446744073709551614\",\"tiny\":0,\"price\":\"0.05\","
                                + "\"huge\":null,\"ratio\":\"1.0E-30\",\"f\":\"0.25\",\"flag\":0,\"bits\":\"3\","
                                + "\"born\":\"1970-01-01\",\"at\":\"1969-12-31 23:59:59.000000\","
                                + "\"at6\":\"9999-12-31 23:59:59.999999\",\"seen\":null,\"len\":\"838:59:59\","
                                + "\"len6\":\"-00:00:00.000001\",\"y\":1901,\"kind\":null,\"tags\":\"\",\"raw\":null,"
                                + "\"fixed\":null,\"note\":null,\"place\":null}");
        assertThat(changes.get(2)).startsWith("u {\"id\":1} {").contains("\"note\":\"名\"", "\"note\":\"new\"");
        assertThat(changes.get(3)).startsWith("d {\"id\":2} {").endsWith(" -> null");
        assertThat(changes.get(4)).startsWith("c {\"id\":3} null -> {");
        assertThat(changes.get(5)).startsWith("d {\"id\":1} {").endsWith(" -> null");
        assertThat(changes.get(6)).startsWith("c {\"id\":4} null -> {\"id\":4,\"size\":40,\"big\":null,");
    }

    @Test
    void withoutASchemaTheValuesStayAsTheyAre() {
        assertThat(changes("goods", "without-schema").get(0))
                .isEqualTo("c {\"id\":1} null -> {\"id\":1,\"big\":\"AP//////////\",\"tiny\":1,\"price\":\"zyI=\","
                        + "\"huge\":\"A6DJIHXA2/O4rLxfls4+Mdk=\",\"ratio\":\"0.1\",\"f\":\"1.5\",\"flag\":1,"
                        + "\"bits\":\"AQI=\",\"born\":20777,\"at\":1795161601000,\"at6\":1795161601123456,"
                        + "\"seen\":\"2026-11-20T08:00:02Z\",\"len\":-45000000000,\"len6\":360000500000,\"y\":2026,"
                        + "\"kind\":\"b\",\"tags\":\"x,z\",\"raw\":\"AP8=\",\"fixed\":\"AQAAAA==\",\"note\":\"名\","
                        + "\"place\":\"{\\\"x\\\":1.0,\\\"y\\\":2.0,\\\"wkb\\\":\\\"AQEAAAAAAAAAAADwPwAAAAAAAABA\\\","
                        + "\\\"srid\\\":null}\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with-schema", "without-schema"})
    void aTableWithoutAKeyIsABag(String recording) {
        assertThat(changes("log", recording))
                .containsExactly(
                        "c {} null -> {\"line\":\"first\",\"n\":1}",
                        "c {} null -> {\"line\":\"second\",\"n\":2}",
                        "c {} null -> {\"line\":\"second\",\"n\":2}",
                        "d {} {\"line\":\"first\",\"n\":1} -> null",
                        "c {} null -> {\"line\":\"first\",\"n\":3}",
                        "d {} {\"line\":\"second\",\"n\":2} -> null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with-schema", "without-schema"})
    void whatIsNoChangeOfARowIsToldApart(String recording) {
        List<ForeignMessage> others = Recording.of(recording).stream()
                .filter(each -> !each.topic().startsWith("source.shop"))
                .map(each -> readings.message(each.key(), each.value()))
                .toList();

        assertThat(others)
                .hasSize(4)
                .containsOnly(
                        ForeignMessage.NOTHING,
                        new Statement("shop", "ALTER TABLE shop.goods ADD COLUMN size INT AFTER id"));
    }

    @Test
    void aRowThatCannotBeReadIsToldByItsTableAndColumn() {
        Recording first = Recording.of("with-schema").get(0);

        assertThatThrownBy(() -> readings.message(first.key(), first.value().replace("20777", "\"secret\"")))
                .isInstanceOfSatisfying(
                        ForeignRowException.class, e -> assertThat(e.table()).isEqualTo("shop.goods"))
                .hasMessage("The value of column born must be one of DATE, but is not");
        assertThatThrownBy(() -> readings.message("{\"database\":\"d\"}", first.value()))
                .hasMessage("The record's key must have columns of the row, but has [database]");
        assertThatThrownBy(() -> readings.message(
                        first.key(), first.value().replace("\"connector\":\"mysql\"", "\"connector\":\"postgresql\"")))
                .hasMessage("Debezium's records must be of the connector mysql or mariadb, but are of postgresql");
    }
}
