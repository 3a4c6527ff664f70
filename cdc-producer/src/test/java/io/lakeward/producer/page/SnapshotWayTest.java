// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.producer.page.SnapshotWay.Chunks;
import io.lakeward.producer.page.SnapshotWay.Pages;
import io.lakeward.producer.page.SnapshotWay.Whole;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotWayTest {
    @ParameterizedTest
    @ValueSource(strings = {"INT", "BIGINT UNSIGNED", "TINYINT UNSIGNED ZEROFILL", "DECIMAL", "smallint"})
    void numbersAreReadInChunks(String type) {
        assertThat(SnapshotWay.of(keyedBy(type, "VARCHAR")))
                .isInstanceOfSatisfying(
                        Chunks.class, chunks -> assertThat(chunks.by().name()).isEqualTo("k0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VARCHAR", "CHAR", "BINARY", "VARBINARY", "DATETIME", "TIMESTAMP", "DATE"})
    void whatOnlyTheServerOrdersIsReadInPages(String type) {
        assertThat(SnapshotWay.of(keyedBy(type, "INT"))).isInstanceOf(Pages.class);
    }

    @Test
    void aColumnThatTheServerSortsInTwoWaysIsPassedOver() {
        assertThat(SnapshotWay.of(keyedBy("ENUM", "INT")))
                .isInstanceOfSatisfying(
                        Pages.class, pages -> assertThat(pages.by().name()).isEqualTo("k1"));
        assertThat(SnapshotWay.of(keyedBy("ENUM"))).isInstanceOf(Whole.class);
    }

    @Test
    void aTableWithoutAKeyIsReadWhole() {
        assertThat(SnapshotWay.of(keyedBy())).isInstanceOf(Whole.class);
    }

    private static Table keyedBy(String... types) {
        List<Column> key = IntStream.range(0, types.length)
                .mapToObj(i -> Column.editor()
                        .name("k" + i)
                        .type(types[i])
                        .optional(false)
                        .create())
                .toList();
        return Table.editor()
                .tableId(new TableId("db", null, "t"))
                .addColumns(key)
                .addColumns(Column.editor().name("n").type("INT").create())
                .setPrimaryKeyNames(key.stream().map(Column::name).toList())
                .create();
    }
}
