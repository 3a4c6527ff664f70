// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lakeward.event.Column;
import io.lakeward.event.ColumnType;
import io.lakeward.event.HybridClock;
import io.lakeward.event.Operation;
import io.lakeward.event.TableId;
import io.lakeward.event.TableSchema;
import io.lakeward.writer.batch.Change.Copy;
import io.lakeward.writer.table.CopyKey;
import io.lakeward.writer.table.RowKey;
import io.lakeward.writer.table.StoredCopy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final RowKey ROW = new RowKey("hash", "");
    private static final TableSchema SCHEMA =
            new TableSchema(new TableId("d", "t"), List.of(new Column("n", ColumnType.of("INT"), true)), List.of());

    @Test
    void aNewCopyTakesTheFirstFreeNumber() {
        var net = Copies.net(
                ROW, List.of(changed(1, 10), changed(3, 11)), List.of(change(Operation.CREATE, 20, 0)), false);

        assertThat(net.writes()).extracting(write -> write.at().recordKey()).containsExactly("hash#2");
        assertThat(net.writes()).extracting(Change::sequence).containsExactly(20L);
    }

    @Test
    void whatComesAndGoesIsNotWritten() {
        var net = Copies.net(
                ROW,
                List.of(changed(1, 10)),
                List.of(change(Operation.DELETE, 21, 0), change(Operation.CREATE, 20, 0)),
                false);

        assertThat(net.writes()).isEmpty();
        assertThat(net.unmatched()).isEmpty();
    }

    @Test
    void aDeleteIsNeverOlderThanItsCopy() {
        var net = Copies.net(ROW, List.of(changed(1, 30)), List.of(change(Operation.DELETE, 20, 0)), false);

        assertThat(net.writes()).extracting(Change::sequence).containsExactly(30L);
        assertThat(net.writes().get(0).row()).isNull();
    }

    @Test
    void aDeleteWithoutACopyIsUnmatched() {
        var net = Copies.net(
                ROW, List.of(), List.of(change(Operation.DELETE, 20, 0), change(Operation.CREATE, 21, 0)), false);

        assertThat(net.unmatched()).hasSize(1);
        assertThat(net.writes()).extracting(write -> write.at().recordKey()).containsExactly("hash#1");
    }

    @Test
    void aDeleteThatIsReadLateTakesNoLaterCopy() {
        List<StoredCopy> lake = List.of(changed(1, 10), changed(2, 30), read(1, 40));

        var net = Copies.net(ROW, lake, List.of(change(Operation.DELETE, 20, 0)), true);
        var none = Copies.net(ROW, lake, List.of(change(Operation.DELETE, 9, 0)), true);

        assertThat(net.writes()).extracting(write -> write.at().recordKey()).containsExactly("hash#1");
        assertThat(none.writes()).isEmpty();
        assertThat(none.unmatched()).hasSize(1);
    }

    @Test
    void aReadingHoldsTheChangesThatWereSentBeforeIt() {
        // Given: a row that was read at 1000 and waited for the binlog; the change before it was stamped at 1500.
        var net = Copies.net(
                ROW,
                List.of(changed(1, HybridClock.at(1500)), read(1, HybridClock.at(500))),
                List.of(change(Operation.READ, HybridClock.at(2000), 1000)),
                false);

        assertThat(net.writes())
                .extracting(write -> write.at().recordKey(), write -> write.row() == null)
                .containsExactlyInAnyOrder(tuple("hash#1", true), tuple("hash#r1", false));
    }

    @Test
    void rowsOfOneReadingAddUp() {
        // Given: a reading with one number for all, and one with a number for each.
        var one = Copies.net(
                ROW,
                List.of(read(1, HybridClock.at(500))),
                List.of(change(Operation.READ, HybridClock.at(500), 900)),
                false);
        var each = Copies.net(
                ROW,
                List.of(read(1, HybridClock.at(500))),
                List.of(change(Operation.READ, HybridClock.at(501), 499)),
                false);

        assertThat(one.writes()).extracting(write -> write.at().recordKey()).containsExactly("hash#r2");
        assertThat(each.writes()).extracting(write -> write.at().recordKey()).containsExactly("hash#r2");
    }

    private static StoredCopy changed(int number, long sequence) {
        return new StoredCopy(new CopyKey("hash", false, number), sequence);
    }

    private static StoredCopy read(int number, long sequence) {
        return new StoredCopy(new CopyKey("hash", true, number), sequence);
    }

    private static Change change(Operation operation, long sequence, long readMillis) {
        byte[] row = operation == Operation.DELETE ? null : new byte[] {1};
        Copy copy = new Copy(operation, readMillis, false, null);
        return new Change(SCHEMA, 0, sequence, ROW, row, sequence, List.of(), copy);
    }
}
