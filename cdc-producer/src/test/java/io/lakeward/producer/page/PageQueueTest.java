// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.producer.ddl.SchemaChange;
import io.lakeward.producer.ddl.SchemaChangeRecord;
import io.lakeward.producer.ddl.Statement;
import io.lakeward.producer.ddl.StatementParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Schema;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class PageQueueTest {
    private static final Schema KEY =
            SchemaBuilder.struct().field("k", Schema.STRING_SCHEMA).build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("db", Schema.STRING_SCHEMA)
            .field("table", Schema.STRING_SCHEMA)
            .build();
    private static final Schema CHANGE = SchemaBuilder.struct()
            .field("op", Schema.STRING_SCHEMA)
            .field("source", SOURCE)
            .build();
    private static final Schema HEARTBEAT = SchemaBuilder.struct()
            .name("io.debezium.connector.common.Heartbeat")
            .build();
    private static final MySqlSnapshotSplit WORDS = PageSplit.of(table("words", true));
    private static final MySqlSnapshotSplit BAG = PageSplit.of(table("bag", false));

    private final PageQueue queue = new PageQueue();

    @Test
    void aPageGoesOutWhereTheBinlogPassesItsEndLessWhatChangedBefore() {
        // Given
        reading(WORDS);
        queue.read(page(WORDS, 10, 20, "a", "b", "c"));

        // When
        List<String> out = weave(change("words", "b", 15), change("other", "a", 18), change("words", "c", 25));

        // Then
        assertThat(out).containsExactly("words b@15", "other a@18", "row a", "row c", "done", "words c@25");
    }

    @Test
    void aPageWaitsForItsEnd() {
        reading(WORDS);
        queue.read(page(WORDS, 10, 20, "a"));

        assertThat(weave(change("words", "b", 19), heartbeat(19))).containsExactly("words b@19", "heartbeat@19");
        assertThat(weave(heartbeat(20))).containsExactly("row a", "done", "heartbeat@20");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void anIdleServerHasGivenAllThatThereIs() {
        reading(WORDS);
        queue.read(page(WORDS, 300, 300, "a"));

        assertThat(weave(heartbeat(4))).containsExactly("heartbeat@4");
        assertThat(weave(heartbeat(4))).containsExactly("row a", "done", "heartbeat@4");
    }

    @Test
    void aPageWhoseTableMayHaveBeenAlteredIsReadAgain() {
        // Given
        reading(WORDS);
        queue.read(page(WORDS, 10, 20, "a"));

        // When
        List<String> out = weave(ddl("other", 12), ddl("words", 20), change("other", "x", 30));

        // Then
        assertThat(out).containsExactly("ddl@12", "ddl@20", "other x@30");
        assertThat(queue.nextToRead()).contains(WORDS);
    }

    @Test
    void aBagGoesOutBeforeItsChangesAndWithoutThoseThatItHas() {
        // Given
        queue.add(BAG);
        List<String> before = weave(change("bag", null, 5));
        assertThat(queue.nextToRead()).contains(BAG);
        queue.read(page(BAG, 10, 20, null, null));

        // When
        List<String> out = weave(change("bag", null, 9), change("words", "a", 15), change("bag", null, 21));

        // Then
        assertThat(before).containsExactly("begin");
        assertThat(out).containsExactly("words a@15", "row null", "row null", "done", "bag null@21");
    }

    @Test
    void aBagThatChangedWhileItWasReadIsReadAgain() {
        // Given
        reading(BAG);
        queue.read(page(BAG, 10, 20, null, null));

        // When
        List<String> out = weave(change("bag", null, 15), change("bag", null, 25));

        // Then
        assertThat(out).isEmpty();
        assertThat(queue.nextToRead()).contains(BAG);
    }

    private void reading(MySqlSnapshotSplit split) {
        queue.add(split);
        assertThat(queue.nextToRead()).contains(split);
        assertThat(weave()).containsExactly("begin");
    }

    private List<String> weave(SourceRecord... binlog) {
        return queue.weave(List.of(binlog)).stream().map(PageQueueTest::shown).toList();
    }

    private static String shown(SourceRecord record) {
        if (PagedRecord.isMark(record)) {
            return PagedRecord.isBegin(record) ? "begin" : "done";
        }
        String key = record.key() instanceof Struct struct && record.keySchema() == KEY ? struct.getString("k") : null;
        if (PagedRecord.is(record)) {
            return "row " + key;
        }
        String place = "@" + record.sourceOffset().get("pos");
        if (record.valueSchema() == HEARTBEAT) {
            return "heartbeat" + place;
        }
        return SchemaChangeRecord.is(record)
                ? "ddl" + place
                : ((Struct) record.value()).getStruct("source").getString("table") + " " + key + place;
    }

    private static Page page(MySqlSnapshotSplit split, long low, long high, String... keys) {
        List<SourceRecord> rows = Arrays.stream(keys)
                .map(key -> change(split.getTableId().table(), key, 0))
                .toList();
        return new Page(split, rows, place(low), place(high), Optional.empty());
    }

    private static BinlogOffset place(long position) {
        return BinlogOffset.ofBinlogFilePosition("binlog.000001", position);
    }

    private static SourceRecord change(String table, String key, long position) {
        return record(
                position,
                key == null ? null : KEY,
                key == null ? null : new Struct(KEY).put("k", key),
                CHANGE,
                new Struct(CHANGE).put("op", "u").put("source", source(table)));
    }

    private static SourceRecord ddl(String table, long position) {
        Statement statement = new StatementParser().read("db", "ALTER TABLE " + table + " ADD COLUMN c INT");
        return SchemaChangeRecord.of(new SchemaChange(statement, Map.of(), 0), offset(position));
    }

    private static SourceRecord heartbeat(long position) {
        return record(position, null, null, HEARTBEAT, new Struct(HEARTBEAT));
    }

    private static SourceRecord record(long position, Schema keySchema, Struct key, Schema valueSchema, Struct value) {
        return new SourceRecord(Map.of(), offset(position), "topic", null, keySchema, key, valueSchema, value);
    }

    private static Map<String, ?> offset(long position) {
        return Map.of("file", "binlog.000001", "pos", Long.toString(position));
    }

    private static Struct source(String table) {
        return new Struct(SOURCE).put("db", "db").put("table", table);
    }

    private static Table table(String name, boolean hasKey) {
        return Table.editor()
                .tableId(new TableId("db", null, name))
                .addColumns(Column.editor()
                        .name("k")
                        .type("VARCHAR")
                        .length(9)
                        .jdbcType(12)
                        .optional(false)
                        .create())
                .setPrimaryKeyNames(hasKey ? List.of("k") : List.of())
                .create();
    }
}
