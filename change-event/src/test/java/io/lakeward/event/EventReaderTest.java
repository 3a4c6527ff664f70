// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.event;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final TableId USER = new TableId("test_db", "user");
    private static final TableSchema SCHEMA = new TableSchema(
            USER,
            List.of(
                    new Column("id", ColumnType.of("INT").asUnsigned(), false),
                    new Column("名字", ColumnType.of("VARCHAR", 155), true)),
            List.of("id"));
    private static final byte[] SCHEMA_BYTES = TableSchemaJson.write(SCHEMA);

    private final EventReader reader = new EventReader();

    @Test
    void aChangeReadsBackAsItWasWritten() {
        SourcePosition source = new SourcePosition(false, 1_700_000_000_000L, 1, null, "binlog.000001", 4, 0);
        byte[] value = new ChangeJson(USER, List.of("id"), new JsonBuffer())
                .write(
                        Operation.UPDATE,
                        json -> json.writeStringField("名字", "旧"),
                        json -> json.writeStringField("名字", "新"),
                        source,
                        1);

        TopicEvent event = reader.read(
                value,
                Map.of(EventHeaders.SEQUENCE, EventHeaders.writeSequence(42), EventHeaders.SCHEMA, SCHEMA_BYTES)::get);

        ChangeEvent change = (ChangeEvent) event;
        assertThat(change.schema()).isEqualTo(SCHEMA);
        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(change.before().tree().path("名字").asText()).isEqualTo("旧");
        assertThat(change.after().tree().path("名字").asText()).isEqualTo("新");
        assertThat(change.sequence()).isEqualTo(42);
        assertThat(change.sourceMillis()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void othersMayOrderTheFieldsOfAChangeAsTheyLike() {
        byte[] value =
                (" { \"ts_ms\": 9, \"ts_us\": {\"after\": {\"o\": 2}}, \"x\": [{\"op\": \"d\"}], \"op\": \"u\", \"after\" : {\"名字\": \"}\\\"{\", \"o\": {\"a\": {}}} ,"
                                + " \"source\": {\"a\": {\"ts_ms\": 1}, \"ts_ms\": 8}, \"before\": {} } ")
                        .getBytes(UTF_8);

        ChangeEvent change = EventReader.change(SCHEMA, value, 1);

        assertThat(change.after()).hasToString("{\"名字\": \"}\\\"{\", \"o\": {\"a\": {}}}");
        assertThat(change.after().tree().path("名字").asText()).isEqualTo("}\"{");
        assertThat(change.before()).hasToString("{}");
        assertThat(change.sourceMillis()).isEqualTo(8);
        assertThat(change.readMillis()).isEqualTo(9);
    }

    @Test
    void theValueIsPlainDebeziumJson() {
        SourcePosition source = new SourcePosition(true, 0, 0, null, "", 0, 0);

        byte[] value = new ChangeJson(USER, List.of("id"), new JsonBuffer())
                .write(Operation.READ, null, json -> json.writeNumberField("id", 1), source, 7);

        assertThat(new String(value, UTF_8))
                .isEqualTo("{\"before\":null,\"after\":{\"id\":1},\"source\":{\"connector\":\"mysql\","
                        + "\"db\":\"test_db\",\"table\":\"user\",\"ts_ms\":0,\"snapshot\":\"true\",\"server_id\":0,\"gtid\":null,"
                        + "\"file\":\"\",\"pos\":0,\"row\":0},\"op\":\"r\",\"ts_ms\":7,\"pkNames\":[\"id\"]}");
    }

    @Test
    void aSchemaChangeHasNoValue() {
        byte[] ddl = SchemaChangeJson.write(
                USER, "alter table user add column age int default 1", SchemaChangeKind.ALTER, true, List.of("age"), 5);

        assertThat(reader.read(null, schemaChange(ddl)))
                .isEqualTo(new SchemaEvent(
                        "test_db",
                        "alter table user add column age int default 1",
                        SchemaChangeKind.ALTER,
                        USER,
                        true,
                        List.of("age"),
                        SCHEMA,
                        43,
                        5));
    }

    @Test
    void aSchemaChangeMayConcernNoTable() {
        byte[] ddl = SchemaChangeJson.write("test_db", "drop database test_db", SchemaChangeKind.DROP, 5);

        assertThat(reader.read(null, Map.of(EventHeaders.SEQUENCE, "44".getBytes(UTF_8), EventHeaders.DDL, ddl)::get))
                .isEqualTo(new SchemaEvent(
                        "test_db",
                        "drop database test_db",
                        SchemaChangeKind.DROP,
                        null,
                        false,
                        List.of(),
                        null,
                        44,
                        5));
    }

    @Test
    void aSchemaChangeThatDoesNotSayItsKindConcernsNoRows() {
        byte[] ddl = "{\"database\":\"d\",\"ddl\":\"x\",\"ts_ms\":5}".getBytes(UTF_8);

        assertThat(((SchemaEvent) reader.read(null, schemaChange(ddl))).kind()).isEqualTo(SchemaChangeKind.OTHER);
    }

    @Test
    void theEndOfATablesReadingHasNoValue() {
        Map<String, byte[]> headers = Map.of(
                EventHeaders.SEQUENCE, EventHeaders.writeSequence(45),
                EventHeaders.TABLE_READ, TableReadJson.write(USER, 17, 4));

        assertThat(reader.read(null, headers::get)).isEqualTo(new TableReadEvent(USER, 17, 4, 45));
    }

    private static Function<String, byte[]> schemaChange(byte[] ddl) {
        return Map.of(
                EventHeaders.SEQUENCE, EventHeaders.writeSequence(43),
                EventHeaders.SCHEMA, SCHEMA_BYTES,
                EventHeaders.DDL, ddl)::get;
    }

    @Test
    void theKeyIsCanonicalJson() {
        assertThat(new String(
                        new EventKey(USER, new JsonBuffer()).write(json -> json.writeNumberField("id", 7)), UTF_8))
                .isEqualTo("{\"database\":\"test_db\",\"table\":\"user\",\"key\":{\"id\":7}}");
    }

    @Test
    void aSchemaIsParsedOnce() {
        assertThat(reader.schema(name -> SCHEMA_BYTES)).isSameAs(reader.schema(name -> SCHEMA_BYTES.clone()));
    }

    @Test
    void aRecordOffTheContractIsRefusedWithItsFault() {
        Map<String, byte[]> good =
                Map.of(EventHeaders.SEQUENCE, EventHeaders.writeSequence(1), EventHeaders.SCHEMA, SCHEMA_BYTES);

        assertThatThrownBy(() -> reader.read(new byte[0], name -> null))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("A record must have the header lakeward.sequence");
        assertThatThrownBy(() -> reader.read(null, good::get))
                .hasMessage("A record without a value must have the header lakeward.ddl or lakeward.table.read");
        assertThatThrownBy(() -> reader.read("{\"op\":\"x\"}".getBytes(UTF_8), good::get))
                .hasMessage("The operation must be one of r, c, u, d, but was: x");
        assertThatThrownBy(() -> reader.read("{\"op\":\"u\",\"after\":{}}".getBytes(UTF_8), good::get))
                .hasMessage("A change with operation u must have the row 'before', but has none");
        assertThatThrownBy(() -> reader.read("{\"op\":\"c\",\"after\":5}".getBytes(UTF_8), good::get))
                .hasMessage("The row 'after' of a change must be a JSON object in UTF-8, but is not");
        assertThatThrownBy(() -> reader.read("{\"op\":\"c\",\"after\":{}}".getBytes(UTF_16LE), good::get))
                .hasMessage("The row 'after' of a change must be a JSON object in UTF-8, but is not");
        assertThatThrownBy(() -> reader.read("[]".getBytes(UTF_8), good::get))
                .hasMessage("The value of a change must be a JSON object, but is not");
        assertThatThrownBy(() -> reader.read("{".getBytes(UTF_8), good::get))
                .hasMessageMatching(
                        "The value of a change of test_db.user must be JSON, but is not \\(line 1, column \\d+\\)");
        assertThatThrownBy(() -> TableSchemaJson.read("{}".getBytes(UTF_8)))
                .hasMessageStartingWith("The header lakeward.schema must be a table schema: ");
    }
}
