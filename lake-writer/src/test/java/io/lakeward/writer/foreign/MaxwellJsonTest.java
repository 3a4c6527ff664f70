// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.EventFormatException;
import io.lakeward.writer.foreign.ForeignMessage.Statement;
import org.junit.jupiter.api.Test;

class MaxwellJsonTest {
    private static final String KEY = "{\"database\":\"test\",\"table\":\"e\",\"pk.id\":1}";
    private static final String ABOUT =
            "\"database\":\"test\",\"table\":\"e\",\"ts\":1477053217,\"xid\":23396,\"commit\":true,"
                    + "\"position\":\"master.000006:800911\",\"server_id\":23042,\"thread_id\":108,";

    private final Readings readings = new Readings();

    @Test
    void changesOfRowsAreRead() {
        assertThat(readings.changes(
                        KEY,
                        "{" + ABOUT + "\"type\":\"insert\",\"data\":{\"id\":1,\"m\":4.2341,"
                                + "\"c\":\"2016-10-21 05:33:37.523000\",\"comment\":\"light\"}}"))
                .containsExactly("c {\"id\":1} null -> {\"id\":1,\"m\":\"4.2341\",\"c\":\"2016-10-21 05:33:37.523000\","
                        + "\"comment\":\"light\"}");
        assertThat(readings.changes(
                        KEY,
                        "{" + ABOUT
                                + "\"type\":\"update\",\"data\":{\"id\":1,\"m\":5.444,\"c\":null,\"comment\":\"light\"},"
                                + "\"old\":{\"m\":4.2341,\"c\":\"2016\"}}"))
                .containsExactly("u {\"id\":1} {\"id\":1,\"m\":\"4.2341\",\"c\":\"2016\",\"comment\":\"light\"} ->"
                        + " {\"id\":1,\"m\":\"5.444\",\"c\":null,\"comment\":\"light\"}");
        assertThat(readings.changes(
                        KEY,
                        "{" + ABOUT + "\"type\":\"delete\",\"data\":{\"id\":1,\"m\":5.444,"
                                + "\"c\":null,\"comment\":\"light\"}}"))
                .containsExactly("d {\"id\":1} {\"id\":1,\"m\":\"5.444\",\"c\":null,\"comment\":\"light\"} -> null");
    }

    @Test
    void aChangedKeyDeletesTheOldRow() {
        assertThat(readings.changes(
                        KEY, "{" + ABOUT + "\"type\":\"update\",\"data\":{\"id\":2,\"n\":1},\"old\":{\"id\":1}}"))
                .containsExactly("d {\"id\":1} {\"id\":1,\"n\":1} -> null", "c {\"id\":2} null -> {\"id\":2,\"n\":1}");
    }

    @Test
    void theKeyIsFoundWhereMaxwellPutsIt() {
        String row = "\"type\":\"insert\",\"data\":{\"a\":1,\"b\":2}}";
        assertThat(readings.changes("[\"test\",\"e\",[{\"b\":2},{\"a\":1}]]", "{" + ABOUT + row)
                        .get(0))
                .startsWith("c {\"b\":2,\"a\":1}");
        assertThat(readings.changes(null, "{" + ABOUT + "\"primary_key\":[2],\"primary_key_columns\":[\"b\"]," + row)
                        .get(0))
                .startsWith("c {\"b\":2}");
        assertThat(readings.changes("{\"database\":\"test\",\"table\":\"e\",\"_uuid\":\"x\"}", "{" + ABOUT + row)
                        .get(0))
                .startsWith("c {} ");
    }

    @Test
    void aBootstrapGivesItsRows() {
        assertThat(readings.message(null, "{" + ABOUT + "\"type\":\"bootstrap-start\",\"data\":{}}"))
                .isEqualTo(ForeignMessage.NOTHING);
        assertThat(readings.changes(KEY, "{" + ABOUT + "\"type\":\"bootstrap-insert\",\"data\":{\"id\":1}}"))
                .containsExactly("c {\"id\":1} null -> {\"id\":1}");
        assertThat(readings.message(null, "{" + ABOUT + "\"type\":\"bootstrap-complete\",\"data\":{}}"))
                .isEqualTo(ForeignMessage.NOTHING);
    }

    @Test
    void aTypeOnlyBecomesWider() {
        assertThat(schema("{\"id\":1,\"n\":null,\"s\":\"x\"}")).isEqualTo("\"id\":INTEGER,\"n\":NONE,\"s\":TEXT");
        assertThat(schema("{\"id\":1,\"n\":7,\"s\":1}")).isEqualTo("\"id\":INTEGER,\"n\":INTEGER,\"s\":TEXT");
        assertThat(schema("{\"id\":1,\"n\":18446744073709551615,\"s\":null}"))
                .isEqualTo("\"id\":INTEGER,\"n\":NUMBER,\"s\":TEXT");
        assertThat(schema("{\"id\":1,\"n\":7,\"s\":null}")).isEqualTo("\"id\":INTEGER,\"n\":NUMBER,\"s\":TEXT");
        assertThat(schema("{\"id\":1,\"x\":[1, \"a\"],\"n\":1e20}"))
                .isEqualTo("\"id\":INTEGER,\"x\":TEXT,\"n\":TEXT,\"s\":TEXT");
        assertThat(readings.changes(
                        KEY,
                        "{" + ABOUT + "\"type\":\"insert\",\"data\":{\"id\":true,\"x\":{\"a\": [1.50]},\"n\":1.50}}"))
                .containsExactly(
                        "c {\"id\":1} null -> {\"id\":1,\"x\":\"{\\\"a\\\":[1.50]}\",\"n\":\"1.50\",\"s\":null}");
    }

    @Test
    void behindARowThatCannotBeReadTheNextOneCan() {
        String insert = "{" + ABOUT + "\"type\":\"insert\",\"data\":{\"id\":1,\"s\":\"a\"}}";
        readings.changes(KEY, insert);

        assertThatThrownBy(() -> readings.changes(KEY, insert.replace("\"id\":1", "\"id\":null")))
                .isInstanceOf(ForeignRowException.class)
                .hasMessage("The key's column id must not be NULL, but is");
        assertThat(readings.changes(KEY, insert)).containsExactly("c {\"id\":1} null -> {\"id\":1,\"s\":\"a\"}");
    }

    private String schema(String data) {
        String json = readings.schema(KEY, "{" + ABOUT + "\"type\":\"insert\",\"data\":" + data + "}");
        return json.substring(json.indexOf("\"columns\"") + 11, json.length() - 2)
                .replaceAll("\"INFERRED (\\w+) NOT NULL\"", "$1");
    }

    @Test
    void statementsAndStrangeRecordsAreToldApart() {
        assertThat(readings.message(
                        null,
                        "{\"type\":\"table-alter\",\"database\":\"test\",\"table\":\"e\",\"old\":{},\"def\":{},"
                                + "\"ts\":1477053308000,\"sql\":\"alter table e add x int\"}"))
                .isEqualTo(new Statement("test", "alter table e add x int"));
        assertThatThrownBy(() -> readings.message(KEY, "{" + ABOUT + "\"type\":\"upsert\",\"data\":{}}"))
                .isInstanceOf(EventFormatException.class)
                .hasMessageEndingWith("but one is of type upsert");
        assertThatThrownBy(() -> readings.message(KEY, "[1]"))
                .hasMessage(
                        "A record must have the header lakeward.schema, or be a change as Debezium, Canal or Maxwell"
                                + " writes it as JSON");
        assertThatThrownBy(() -> readings.message(KEY, "not JSON"))
                .hasMessageMatching("A record must be JSON, but is not \\(line 1, column \\d+\\)");
    }
}
