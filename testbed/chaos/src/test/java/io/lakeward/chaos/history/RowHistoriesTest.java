// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakeward.event.ChangeEvent;
import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.EventRow;
import io.lakeward.event.Operation;
import io.lakeward.event.SchemaChangeKind;
import io.lakeward.event.SchemaEvent;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowHistoriesTest {
    private static final TableId USER = new TableId("d", "user");
    private static final TableSchema KEYED =
            new TableSchema(USER, List.of(new Column("id", ColumnType.of("INT"), false)), List.of("id"));

    private final RowHistories histories = new RowHistories();
    private long sequence;

    @Test
    void aSoundHistoryHasNoFlaw() {
        change(Operation.READ, null, 1);
        change(Operation.UPDATE, 1, 2);
        change(Operation.DELETE, 2, null);
        change(Operation.CREATE, null, 3);
        change(Operation.READ, null, 4);
        change(Operation.UPDATE, 4, 5);

        assertThat(histories.flaws()).isEmpty();
        assertThat(histories.changes()).isEqualTo(6);
        assertThat(histories.rows()).isEqualTo(1);
    }

    @Test
    void aRowInTwoPartitionsIsTold() {
        change(Operation.READ, null, 1);
        histories.add(1, "k", event(Operation.UPDATE, 1, 2, ++sequence));

        assertFlaw("the row of k is in partitions 0 and 1");
    }

    @Test
    void anOldOrRepeatedNumberIsTold() {
        change(Operation.READ, null, 1);
        histories.add(0, "k", event(Operation.UPDATE, 1, 2, sequence));

        assertFlaw("the row of k has number 1 after 1");
    }

    @Test
    void aMissingDeleteIsTold() {
        change(Operation.READ, null, 1);
        change(Operation.CREATE, null, 2);

        assertFlaw("the row of k is made, but was there: {\"id\":1}");
    }

    @Test
    void aMissingCreateIsTold() {
        change(Operation.CREATE, null, 1);
        change(Operation.DELETE, 1, null);
        change(Operation.UPDATE, 2, 3);

        assertFlaw("the row of k is changed, but was gone: {\"id\":2}");
    }

    @Test
    void aMissingUpdateIsTold() {
        change(Operation.CREATE, null, 1);
        change(Operation.DELETE, 2, null);

        assertFlaw("the row of k was {\"id\":1}, but is changed from {\"id\":2}");
    }

    @Test
    void aSchemaChangeOfTheTableMayChangeItsRows() {
        change(Operation.CREATE, null, 1);
        histories.add(0, null, statement(USER));
        change(Operation.UPDATE, 2, 3);

        assertThat(histories.flaws()).isEmpty();
    }

    @Test
    void aSchemaChangeOfAnotherTableOrInAnotherPartitionDoesNot() {
        change(Operation.CREATE, null, 1);
        histories.add(0, null, statement(new TableId("d", "other")));
        histories.add(1, null, statement(USER));
        change(Operation.UPDATE, 2, 3);

        assertThat(histories.flaws()).hasSize(1);
    }

    @Test
    void copiesOfARowWithoutAKeyHaveNoHistory() {
        TableSchema bag = new TableSchema(USER, KEYED.columns(), List.of());
        for (int copy = 0; copy < 2; copy++) {
            histories.add(0, "k", new ChangeEvent(bag, Operation.CREATE, null, row(1), 1, 0, 0));
        }

        assertThat(histories.flaws()).isEmpty();
    }

    private void change(Operation operation, Integer before, Integer after) {
        histories.add(0, "k", event(operation, before, after, ++sequence));
    }

    private void assertFlaw(String what) {
        assertThat(histories.flaws()).containsExactly(new RowHistories.Flaw(USER, what));
    }

    private static ChangeEvent event(Operation operation, Integer before, Integer after, long sequence) {
        return new ChangeEvent(KEYED, operation, row(before), row(after), sequence, 0, 0);
    }

    private static EventRow row(Integer id) {
        if (id == null) {
            return null;
        }
        byte[] json = ("{\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8);
        return new EventRow(json, 0, json.length);
    }

    private static SchemaEvent statement(TableId table) {
        return new SchemaEvent("d", "ALTER", SchemaChangeKind.ALTER, table, false, List.of(), null, 1, 0);
    }
}
