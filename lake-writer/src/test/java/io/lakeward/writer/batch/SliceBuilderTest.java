// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.Change.Departure;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SliceBuilderTest {
    private static final TableSchema SCHEMA = new TableSchema(
            new TableId("d", "t"),
            List.of(new Column("id", ColumnType.of("INT"), false), new Column("p", ColumnType.of("INT"), true)),
            List.of("id"));

    @Test
    void theLastChangeOfAKeyIsKeptAndTheOthersAreCounted() {
        SliceBuilder builder = new SliceBuilder();
        builder.add(change(1, 10, "first, not even JSON"));
        builder.add(change(1, 30, "{\"op\":\"c\",\"after\":{\"id\":1}}"));
        builder.add(change(1, 20, "late"));
        builder.add(change(2, 15, "{\"op\":\"d\",\"before\":{\"id\":2}}"));

        List<BatchItem> items = new ArrayList<>();
        build(builder, items);

        TableSlice slice = (TableSlice) items.get(0);
        assertThat(items).hasSize(1);
        assertThat(slice.changes())
                .extracting(change -> change.at().recordKey())
                .containsExactly("1", "2");
        assertThat(slice.changes()).extracting(Change::sequence).containsExactly(30L, 15L);
        assertThat(slice.changes().get(0).row()).isNotNull();
        assertThat(slice.changes().get(1).row()).isNull();
        assertThat(slice.superseded()).hasSize(2);
        assertThat(slice.lastSequence()).isEqualTo(30);
        assertThat(slice.uses()).isEqualTo(Map.of(SCHEMA, new SchemaUse(10, 30)));
    }

    @Test
    void aChangeThatCannotBeTypedIsTakenOutAndSaysWhy() {
        SliceBuilder builder = new SliceBuilder();
        builder.add(change(1, 10, "{\"op\":\"c\",\"after\":{\"id\":\"secret\"}}"));

        List<BatchItem> items = new ArrayList<>();
        build(builder, items);

        BadRecord bad = (BadRecord) items.get(0);
        assertThat(items).hasSize(1);
        assertThat(bad.table()).isEqualTo("d.t");
        assertThat(bad.error()).isEqualTo("The value of column id must be of type \"int\", but is not");
    }

    @Test
    void behindABadChangeTheOneBeforeItCounts() {
        SliceBuilder builder = new SliceBuilder();
        builder.add(change(1, 10, "{\"op\":\"c\",\"after\":{\"id\":1}}"));
        builder.add(change(1, 20, "{\"op\":\"c\",\"after\":{\"id\":1}}"));
        builder.add(change(1, 30, "broken"));

        List<BatchItem> items = new ArrayList<>();
        build(builder, items);

        assertThat(((BadRecord) items.get(0)).record().offset()).isEqualTo(30);
        TableSlice slice = (TableSlice) items.get(1);
        assertThat(slice.changes()).extracting(Change::sequence).containsExactly(20L);
        assertThat(slice.superseded()).hasSize(1);
    }

    @Test
    void allPlacesWhereARowWasAreLeftButTheLast() {
        SliceBuilder builder = new SliceBuilder();
        builder.add(change(1, 10, "{\"op\":\"u\",\"before\":{\"id\":1,\"p\":1},\"after\":{\"id\":1,\"p\":2}}"));
        builder.add(change(1, 20, "{\"op\":\"u\",\"before\":{\"id\":1,\"p\":2},\"after\":{\"id\":1,\"p\":3}}"));
        builder.add(change(1, 25, "broken"));
        builder.add(change(1, 30, "{\"op\":\"u\",\"before\":{\"id\":1,\"p\":3},\"after\":{\"id\":1,\"p\":1}}"));
        builder.add(change(2, 40, "{\"op\":\"d\",\"before\":{\"id\":2,\"p\":5}}"));

        List<BatchItem> items = new ArrayList<>();
        build(builder, "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"t\",\"partition\":\"p\"}]}", items);

        assertThat(((BadRecord) items.get(0)).record().offset()).isEqualTo(25);
        TableSlice slice = (TableSlice) items.get(1);
        assertThat(slice.superseded()).hasSize(2);
        assertThat(slice.changes().get(0).at()).isEqualTo(new RowKey("1", "lake_partition=1"));
        assertThat(slice.changes().get(0).left())
                .containsExactly(
                        new Departure(new RowKey("1", "lake_partition=2"), 20),
                        new Departure(new RowKey("1", "lake_partition=3"), 30));
        assertThat(slice.changes().get(1).at()).isEqualTo(new RowKey("2", "lake_partition=5"));
        assertThat(slice.changes().get(1).row()).isNull();
        assertThat(slice.changes().get(1).left()).isEmpty();
    }

    private static void build(SliceBuilder builder, List<BatchItem> items) {
        build(builder, "{}", items);
    }

    private static void build(SliceBuilder builder, String tableInfo, List<BatchItem> items) {
        Planner planner = new Planner(TableInfoReader.read(tableInfo, TableType.COW), Map.of());
        builder.build(SCHEMA.table(), new RowParser(planner), items::add);
    }

    private static RawChange change(int id, long sequence, String value) {
        byte[] key = bytes("{\"key\":{\"id\":" + id + "}}");
        TopicRecord record = new TopicRecord("topic", 0, sequence, 0, key, bytes(value), Map.of());
        return new RawChange(SCHEMA, key, bytes(value), record, sequence);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
