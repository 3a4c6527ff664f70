// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.USER;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.HybridClock;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.WatchedFileSystem.Place;
import io.lakeward.writer.WatchedFileSystem.Step;
import io.lakeward.writer.table.StopException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables without a key: the lake has as many copies of a row as the source. */
class BagsIT extends OnTopicAndLake {
    private static final Column NAME = new Column("name", ColumnType.of("VARCHAR", 50), true);
    private static final Column PRICE = new Column("price", ColumnType.of("DECIMAL", 10, 2), true);
    private static final TableSchema LINE = schema("line", List.of(), NAME, PRICE);
    private static final TableSchema LINE_WITH_AGE =
            schema("line", List.of(), new Column("age", INT, true), NAME, PRICE);

    private static final String A = row("name:a", "price:'1.50'");
    private static final String B = row("name:b", "price:'2.00'");
    private static final String C = row("name:c");
    private static final List<Object> LAKE_A = List.of("a", new BigDecimal("1.50"));
    private static final List<Object> LAKE_B = List.of("b", new BigDecimal("2.00"));
    private static final List<Object> LAKE_C = Arrays.asList("c", null);

    @Test
    void equalRowsAreCounted() throws Exception {
        countRows();
    }

    @Test
    void partsOfAMergeOnReadTableAreCounted() throws Exception {
        tableInfo =
                """
                {"defaults":{"tableType":"MOR"},"tableInfo":[
                {"database":"d","table":"*","partition":{"expression":"name","field":"part"}}]}""";
        countRows("a", "b", "c");
    }

    /** @param parts the values of the partition's column, for a, b and c; none if there is no such column */
    private void countRows(String... parts) throws Exception {
        List<List<Object>> lake = List.of(LAKE_A, LAKE_B, LAKE_C);
        if (parts.length > 0) {
            lake = List.of(with(LAKE_A, parts[0]), with(LAKE_B, parts[1]), with(LAKE_C, parts[2]));
        }
        feed.begin()
                .insert(LINE, 1, A)
                .insert(LINE, 2, A)
                .insert(LINE, 3, A)
                .insert(LINE, 4, B)
                .insert(LINE, 5, C)
                .commit();
        runToTheEnd();
        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(lake, 3, 1, 1));

        // When: one A goes, a B becomes an A and another B comes twice and goes once, and C goes and comes.
        feed.begin()
                .delete(LINE, 10, A)
                .delete(LINE, 11, B)
                .insert(LINE, 12, A)
                .insert(LINE, 13, B)
                .insert(LINE, 14, B)
                .delete(LINE, 15, B)
                .delete(LINE, 16, C)
                .insert(LINE, 17, C)
                .commit();
        runToTheEnd();
        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(lake, 3, 1, 1));

        feed.begin()
                .delete(LINE, 20, A)
                .delete(LINE, 21, A)
                .delete(LINE, 22, C)
                .insert(LINE, 23, B)
                .commit();
        runToTheEnd();
        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(lake, 1, 2, 0));

        // When: all of A goes, and comes again by another batch.
        feed.begin().delete(LINE, 30, A).commit();
        runToTheEnd();
        feed.begin().insert(LINE, 31, A).insert(LINE, 32, A).commit();
        runToTheEnd();

        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(lake, 2, 2, 0));
        assertThat(work.resolve("lake/_lakeward/quarantine")).doesNotExist();
    }

    @Test
    void aHalfWrittenBatchIsRepeatedWithoutACheckpoint() throws Exception {
        feed.begin().insert(LINE, 1, A).insert(LINE, 2, A).insert(LINE, 3, B).commit();
        runToTheEnd();
        // Given: a batch that the table without a key takes, while the job ends at the other one.
        WatchedFileSystem.watch(new Place(Step.BEFORE_FILE, ".*/lake/d/user/.*"), () -> {
            throw new StopException("The job ends here");
        });
        feed.begin()
                .insert(LINE, 10, A)
                .delete(LINE, 11, B)
                .insert(USER, 12, row("id:1", "name:x"))
                .commit();
        try {
            assertThatThrownBy(this::runToTheEnd).hasMessage("The job ends here");
        } finally {
            WatchedFileSystem.stopWatching();
        }
        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(3, 0, 0));
        feed.begin().insert(LINE, 20, A).commit();

        // When
        runToTheEnd("another-checkpoint");

        // Then
        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(4, 0, 0));
        assertThat(rows("d/user")).containsExactly(List.of(1, "x"));
    }

    @Test
    void aTableThatIsReadAgainIsNotDoubled() throws Exception {
        // Given: a reading in two batches, and changes after it.
        feed.begin()
                .read(LINE, HybridClock.at(1000), 900, A)
                .read(LINE, HybridClock.at(1001), 901, B)
                .read(LINE, HybridClock.at(1002), 902, A)
                .commit();
        runToTheEnd();
        feed.begin()
                .read(LINE, HybridClock.at(1003), 903, A)
                .insert(LINE, HybridClock.at(1100), A)
                .delete(LINE, HybridClock.at(1101), B)
                .insert(LINE, HybridClock.at(1102), C)
                .commit();
        runToTheEnd();
        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(4, 0, 1));

        // When: it is read again, in two batches too, after it lost an A while no producer ran.
        feed.begin()
                .read(LINE, HybridClock.at(2000), 1990, A)
                .read(LINE, HybridClock.at(2001), 1991, C)
                .read(LINE, HybridClock.at(2002), 1992, A)
                .commit();
        runToTheEnd();
        feed.begin()
                .read(LINE, HybridClock.at(2003), 1993, A)
                .insert(LINE, HybridClock.at(2100), B)
                .commit();
        runToTheEnd();
        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(3, 1, 1));

        // When: all that is on the topic comes into another lake, in one batch.
        Files.move(work.resolve("lake"), work.resolve("old-lake"));
        runToTheEnd("another-checkpoint");

        assertThat(rows("d/line")).containsExactlyInAnyOrderElementsOf(bag(3, 1, 1));
    }

    @Test
    void aRowStaysTheSameWhenItsTableGetsAColumn() throws Exception {
        feed.begin().insert(LINE, 1, A).insert(LINE, 2, A).insert(LINE, 3, B).commit();
        runToTheEnd();

        feed.begin()
                .schemaChange(LINE_WITH_AGE, "alter table line add column age int first", 4)
                .delete(LINE_WITH_AGE, 5, row("name:a", "price:'1.50'"))
                .insert(LINE_WITH_AGE, 6, row("age:7", "name:b", "price:'2.00'"))
                .commit();
        runToTheEnd();
        assertThat(rows("d/line"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(null, "a", new BigDecimal("1.50")),
                        Arrays.asList(null, "b", new BigDecimal("2.00")),
                        List.of(7, "b", new BigDecimal("2.00")));

        // When: a row goes that the lake does not have as it was.
        feed.begin()
                .delete(LINE_WITH_AGE, 8, row("age:99", "name:b", "price:'2.00'"))
                .delete(LINE_WITH_AGE, 9, row("age:7", "name:b", "price:'2.00'"))
                .commit();
        runToTheEnd();

        assertThat(rows("d/line"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(null, "a", new BigDecimal("1.50")),
                        Arrays.asList(null, "b", new BigDecimal("2.00")));
        assertThat(read("_lakeward/quarantine")
                        .selectExpr("source_table", "error")
                        .collectAsList())
                .hasToString("[[d.line,A row to delete must be in the lake, but is not: the table has no key, and its"
                        + " columns or table info changed since the row was written]]");
    }

    private static List<List<Object>> bag(int a, int b, int c) {
        return bag(List.of(LAKE_A, LAKE_B, LAKE_C), a, b, c);
    }

    private static List<List<Object>> bag(List<List<Object>> rows, int... copies) {
        return IntStream.range(0, copies.length)
                .boxed()
                .flatMap(i -> Collections.nCopies(copies[i], rows.get(i)).stream())
                .toList();
    }

    private static List<Object> with(List<Object> row, Object value) {
        List<Object> longer = new ArrayList<>(row);
        longer.add(value);
        return longer;
    }
}
