// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import static io.lakeward.writer.Tables.INT;
import static io.lakeward.writer.Tables.row;
import static io.lakeward.writer.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.TableSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch of more bytes than are held at once, so that changes of one row are in several slices. */
class WideRowsIT extends OnTopicAndLake {
    private static final TableSchema PAGE = schema(
            "page",
            List.of("id"),
            new Column("id", INT, false),
            new Column("month", INT, true),
            new Column("doc", ColumnType.of("LONGTEXT"), true));
    private static final String DOC = "x".repeat(100_000);
    private static final int FILLERS = 10;
    private static final int UPDATES = 20;

    @Test
    void theLastChangeWinsOverEarlierSlices() throws Exception {
        // Given
        tableInfo = "{\"tableInfo\":[{\"database\":\"d\",\"table\":\"page\",\"partition\":\"month\"}]}";
        feed.begin();
        IntStream.rangeClosed(1, 3).forEach(id -> feed.insert(PAGE, id, page(id, 1, "first")));
        feed.commit();
        runToTheEnd();

        // When
        feed.begin()
                .update(PAGE, 10, page(1, 1, "first"), page(1, 2, "away"))
                .delete(PAGE, 11, page(2, 1, "first"))
                .update(PAGE, 12, page(3, 1, "first"), page(3, 3, "away"))
                .insert(PAGE, 13, page(4, 1, "short-lived"));
        for (int i = 0; i < FILLERS * UPDATES; i++) {
            feed.update(PAGE, 100 + i, page(100 + i % FILLERS, 5, DOC), page(100 + i % FILLERS, 5, DOC));
        }
        feed.update(PAGE, 1000, page(1, 2, "away"), page(1, 1, "back"))
                .insert(PAGE, 1001, page(2, 1, "anew"))
                .update(PAGE, 1002, page(3, 3, "away"), page(3, 2, "twice"))
                .delete(PAGE, 1003, page(4, 1, "short-lived"))
                .commit();
        runToTheEnd();

        // Then
        assertThat(commits("d/page")).isEqualTo(2);
        assertThat(values(read("d/page").where("id < 100").select("id", "month", "doc")))
                .containsExactlyInAnyOrder(List.of(1, 1, "back"), List.of(2, 1, "anew"), List.of(3, 2, "twice"));
        assertThat(values(read("d/page").where("id >= 100").selectExpr("id", "length(doc)")))
                .hasSize(FILLERS)
                .allMatch(page -> page.get(1).equals(DOC.length()));
    }

    private static String page(int id, int month, String doc) {
        return row("id:" + id, "month:" + month, "doc:" + doc);
    }
}
