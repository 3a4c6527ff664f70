// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.EventHeaders;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.event.TableSchemaJson;
import io.lakeward.writer.info.TableInfoReader;
import io.lakeward.writer.plan.Planner;
import io.lakeward.writer.table.TableType;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;
import scala.collection.Seq;

class SlicesTest {
    private static final TableSchema SCHEMA = new TableSchema(
            new TableId("d", "t"), List.of(new Column("id", ColumnType.of("INT"), false)), List.of("id"));
    private static final int RECORDS = 1000;
    private static final int BYTES = 10_000;

    private int read;

    @Test
    void noMoreIsReadAheadThanMayBeHeldAndNothingIsLeftOut() {
        Slices slices = new Slices(records(), planner(), 0, Scope.allBut(Set.of()), ChangeFilter.ALL, BYTES);
        List<BatchItem> items = new ArrayList<>();
        int readBefore = 0;
        while (slices.hasNext()) {
            assertThat(read - readBefore).isLessThan(BYTES / 256);
            readBefore = read;
            items.add(slices.next());
        }

        assertThat(items.stream().filter(TableSlice.class::isInstance).flatMap(item -> ((TableSlice) item)
                        .changes().stream().map(Change::offset)))
                .containsExactlyElementsOf(LongStream.range(0, RECORDS).boxed().toList());
        assertThat(items.get(items.size() - 1)).isEqualTo(new PartitionRange(0, 0, RECORDS));
    }

    @Test
    void anEmptyPartitionHasNoRange() {
        assertThat(new Slices(
                        Collections.emptyIterator(), planner(), 0, Scope.allBut(Set.of()), ChangeFilter.ALL, BYTES))
                .isExhausted();
    }

    @Test
    void aTableThatIsNotInScopeIsLeftOutAndARecordOfNoTableIsTheBatches() {
        TableId other = new TableId("d", "other");

        assertThat(items(Scope.only(SCHEMA.table())))
                .hasSize(2)
                .hasOnlyElementsOfTypes(TableSlice.class, PartitionRange.class);
        assertThat(items(Scope.only(other))).containsExactly(new PartitionRange(0, 0, 2));
        assertThat(items(Scope.allBut(Set.of(other)))).hasSize(3).hasAtLeastOneElementOfType(BadRecord.class);
        assertThat(items(Scope.allBut(Set.of(SCHEMA.table()))))
                .hasSize(2)
                .hasOnlyElementsOfTypes(BadRecord.class, PartitionRange.class);
        assertThat(items(Scope.allBut(Set.of()).without(SCHEMA.table()))).hasSize(2);
    }

    @Test
    void whatQuarantineHasOfRowsWithoutKeyIsLeftToReplay() {
        TableSchema bag = new TableSchema(SCHEMA.table(), SCHEMA.columns(), List.of());
        ChangeFilter filter = ChangeFilter.without(Set.of(new Place(0, 1)), planner());

        assertThat(filter.has(change(bag, 0), 1)).isTrue();
        assertThat(filter.has(change(bag, 1), 1)).isFalse();
        assertThat(filter.has(change(bag, 1), 2)).isTrue();
        assertThat(filter.has(change(SCHEMA, 1), 1)).isTrue();
    }

    @Test
    void whatIsLeftToReplayIsTold() {
        TopicRecord record = TopicRecord.of(record(0));
        record.headers()
                .put(
                        EventHeaders.SCHEMA,
                        TableSchemaJson.write(new TableSchema(SCHEMA.table(), SCHEMA.columns(), List.of())));
        ChangeFilter filter = ChangeFilter.without(Set.of(new Place(0, 0)), planner());
        List<BatchItem> items = new ArrayList<>();

        new Slices(List.of(record).iterator(), planner(), 0, Scope.allBut(Set.of()), filter, BYTES)
                .forEachRemaining(items::add);

        assertThat(items).containsExactly(new AwaitingReplay(0, 0, "d.t"), new PartitionRange(0, 0, 1));
    }

    private static RawChange change(TableSchema schema, int id) {
        TopicRecord record = TopicRecord.of(record(id));
        return new RawChange(schema, record.key(), record.value(), record, id);
    }

    private static List<BatchItem> items(Scope scope) {
        Row ofNoTable = RowFactory.create(
                "topic", 0, 1L, new Timestamp(0), bytes("k"), bytes("{}"), JavaConverters.asScalaBuffer(List.of()));
        Iterator<TopicRecord> records =
                Stream.of(record(0), ofNoTable).map(TopicRecord::of).iterator();
        List<BatchItem> items = new ArrayList<>();
        new Slices(records, planner(), 0, scope, ChangeFilter.ALL, BYTES).forEachRemaining(items::add);
        return items;
    }

    private static Planner planner() {
        return new Planner(TableInfoReader.read("{}", TableType.COW), Map.of());
    }

    private Iterator<TopicRecord> records() {
        return IntStream.range(0, RECORDS)
                .peek(id -> read++)
                .mapToObj(SlicesTest::record)
                .map(TopicRecord::of)
                .iterator();
    }

    private static Row record(int id) {
        return RowFactory.create(
                "topic",
                0,
                (long) id,
                new Timestamp(0),
                bytes("{\"database\":\"d\",\"table\":\"t\",\"key\":{\"id\":" + id + "}}"),
                bytes("{\"op\":\"c\",\"after\":{\"id\":" + id + "}}"),
                headers(id));
    }

    private static Seq<Row> headers(int id) {
        return JavaConverters.asScalaBuffer(List.of(
                        RowFactory.create(EventHeaders.SCHEMA, TableSchemaJson.write(SCHEMA)),
                        RowFactory.create(EventHeaders.SEQUENCE, EventHeaders.writeSequence(id + 1))))
                .toSeq();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
