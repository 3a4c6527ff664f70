// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.writer.foreign.ForeignMessage.Statement;
import org.junit.jupiter.api.Test;

class CanalJsonTest {
    private static final String USER = "\"database\":\"d\",\"table\":\"user\",\"pkNames\":[\"id\"],\"isDdl\":false,"
            + "\"es\":1639633141221,\"ts\":1639633142960,\"id\":9,\"sql\":\"\",\"sqlType\":{\"id\":4,\"name\":12},"
            + "\"mysqlType\":{\"id\":\"int(11)\",\"name\":\"varchar(20)\"}";

    private final Readings readings = new Readings();

    @Test
    void eachRowOfAMessageIsAChange() {
        assertThat(readings.changes(
                        null,
                        "{" + USER + ",\"type\":\"INSERT\",\"old\":null,\"data\":"
                                + "[{\"id\":\"1\",\"name\":\"a\"},{\"id\":\"2\",\"name\":null}]}"))
                .containsExactly(
                        "c {\"id\":\"1\"} null -> {\"id\":\"1\",\"name\":\"a\"}",
                        "c {\"id\":\"2\"} null -> {\"id\":\"2\",\"name\":null}");
        assertThat(readings.changes(
                        null,
                        "{" + USER + ",\"type\":\"DELETE\",\"old\":null,\"data\":"
                                + "[{\"id\":\"1\",\"name\":\"a\"}]}"))
                .containsExactly("d {\"id\":\"1\"} {\"id\":\"1\",\"name\":\"a\"} -> null");
    }

    @Test
    void theRowBeforeAnUpdateIsPutTogether() {
        assertThat(readings.changes(
                        null,
                        "{" + USER + ",\"type\":\"UPDATE\",\"old\":[{\"name\":\"a\"},{\"id\":\"2\"}],"
                                + "\"data\":[{\"id\":\"1\",\"name\":\"b\"},{\"id\":\"3\",\"name\":\"c\"}]}"))
                .containsExactly(
                        "u {\"id\":\"1\"} {\"id\":\"1\",\"name\":\"a\"} -> {\"id\":\"1\",\"name\":\"b\"}",
                        "d {\"id\":\"2\"} {\"id\":\"2\",\"name\":\"c\"} -> null",
                        "c {\"id\":\"3\"} null -> {\"id\":\"3\",\"name\":\"c\"}");
    }

    @Test
    void typesAreMySqls() {
        String value =
                "{\"database\":\"d\",\"table\":\"t\",\"pkNames\":null,\"isDdl\":false,\"type\":\"INSERT\",\"es\":1,"
                        + "\"mysqlType\":{\"a\":\"int(10) unsigned zerofill\",\"b\":\"decimal(10,2)\",\"c\":\"enum('x','it''s (1)')\","
                        + "\"d\":\"set('p','q','r')\",\"e\":\"binary(4)\",\"f\":\"blob\",\"g\":\"timestamp(3)\",\"h\":\"datetime\","
                        + "\"i\":\"bit(64)\",\"j\":\"text\",\"k\":\"enum('x','y')\"},"
                        + "\"sqlType\":{\"a\":4,\"b\":3,\"c\":4,\"d\":-7,\"e\":2004,\"f\":2004,\"g\":93,\"h\":93,\"i\":-7,\"j\":2005,"
                        + "\"k\":12},"
                        + "\"data\":[{\"a\":\"4294967295\",\"b\":\"-1.50\",\"c\":\"2\",\"d\":\"5\",\"e\":\"\\u0000\u00ff\","
                        + "\"f\":\"\u00e9\",\"g\":\"2026-11-20 08:00:00.123\",\"h\":\"0000-00-00 00:00:00\",\"i\":\"-1\","
                        + "\"j\":\"\u540d\",\"k\":\"y\"}]}";

        assertThat(readings.schema(null, value).replace(" NOT NULL", ""))
                .isEqualTo("{\"database\":\"d\",\"table\":\"t\",\"key\":[],\"columns\":{\"a\":\"INT(10) UNSIGNED\","
                        + "\"b\":\"DECIMAL(10,2)\",\"c\":\"ENUM('x','it''s (1)')\",\"d\":\"SET('p','q','r')\","
                        + "\"e\":\"BINARY(4)\",\"f\":\"BLOB\",\"g\":\"TIMESTAMP(3)\",\"h\":\"DATETIME\",\"i\":\"BIT(64)\","
                        + "\"j\":\"TEXT\",\"k\":\"ENUM('x','y')\"}}");
        assertThat(readings.changes(null, value).get(0))
                .endsWith(
                        "-> {\"a\":\"4294967295\",\"b\":\"-1.50\",\"c\":\"it's (1)\",\"d\":\"p,r\",\"e\":\"AP8AAA==\","
                                + "\"f\":\"6Q==\",\"g\":\"2026-11-20 08:00:00.123Z\",\"h\":null,\"i\":\"18446744073709551615\","
                                + "\"j\":\"\u540d\",\"k\":\"y\"}");
    }

    @Test
    void aChangedRowWithoutAKeyIsDeletedAndCreated() {
        assertThat(readings.changes(
                        null,
                        "{" + USER.replace("[\"id\"]", "null") + ",\"type\":\"UPDATE\","
                                + "\"old\":[{\"name\":\"a\"}],\"data\":[{\"id\":\"1\",\"name\":\"b\"}]}"))
                .containsExactly(
                        "d {} {\"id\":\"1\",\"name\":\"a\"} -> null", "c {} null -> {\"id\":\"1\",\"name\":\"b\"}");
    }

    @Test
    void whatIsNoChangeOfARowIsToldApart() {
        String ddl =
                "{\"database\":\"d\",\"table\":\"t\",\"isDdl\":true,\"type\":\"ALTER\",\"sql\":\"alter table t add x int\","
                        + "\"data\":null,\"mysqlType\":null,\"pkNames\":null,\"es\":1,\"ts\":2,\"id\":1}";
        assertThat(readings.message(null, ddl)).isEqualTo(new Statement("d", "alter table t add x int"));
        assertThat(readings.message(null, ddl.replace("true", "false").replace("ALTER", "TIDB_WATERMARK")))
                .isEqualTo(ForeignMessage.NOTHING);
    }

    @Test
    void aBadRowIsToldWithoutItsValue() {
        assertThatThrownBy(() -> readings.changes(
                        null,
                        "{" + USER.replace("varchar(20)", "bit(8)") + ",\"type\":\"INSERT\",\"data\":"
                                + "[{\"id\":\"1\",\"name\":\"secret\"}]}"))
                .isInstanceOfSatisfying(
                        ForeignRowException.class, e -> assertThat(e.table()).isEqualTo("d.user"))
                .hasMessage("The value of column name must be one of BIT(8), but is not");
        assertThatThrownBy(() -> readings.changes(
                        null, "{" + USER + ",\"type\":\"INSERT\",\"data\":[{\"id\":\"1\",\"other\":\"secret\"}]}"))
                .hasMessage("A row must have columns that have a type, but has other");
    }
}
