// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakeward.event.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnSelectionTest {
    private static final TableId USER = new TableId("shard_1", "user");
    private static final TableId ITEM = new TableId("shard_1", "item");

    @Test
    void excludedItemsTakeColumnsAway() {
        ColumnSelection selection = new ColumnSelection(List.of(), List.of("shard_*.user.phone*", "shard_1.item.n(x)"));

        assertThat(selection.includes(USER, "phone_2")).isFalse();
        assertThat(selection.includes(USER, "Phone")).isFalse();
        assertThat(selection.includes(USER, "telephone")).isTrue();
        assertThat(selection.includes(ITEM, "phone")).isTrue();
        assertThat(selection.includes(ITEM, "n(x)")).isFalse();
    }

    @Test
    void includedItemsAreAllOfTheTablesThatTheyName() {
        ColumnSelection selection = new ColumnSelection(List.of("*.user.id", "*.user.a*"), List.of("shard_1.user.age"));

        assertThat(selection.includes(USER, "id")).isTrue();
        assertThat(selection.includes(USER, "address")).isTrue();
        assertThat(selection.includes(USER, "age")).isFalse();
        assertThat(selection.includes(USER, "name")).isFalse();
        assertThat(selection.includes(ITEM, "name")).isTrue();
    }

    @Test
    void whatNamesNoColumnIsTold() {
        assertThatThrownBy(() -> new ColumnSelection(List.of(), List.of("user.phone")))
                .hasMessage("--excludeColumns must hold database.table.column, with * for any characters, but held: "
                        + "user.phone");
    }
}
