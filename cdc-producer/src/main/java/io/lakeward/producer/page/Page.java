// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.lakeward.producer.ddl.SchemaChange;
import io.lakeward.producer.ddl.SchemaChangeRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.offset.BinlogOffset;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.data.Struct;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;

/**
 * A page that was read between two places of the binlog, and waits until the binlog has been read as far. A row that
 * the binlog changes meanwhile is left out, as its change says what became of it. A table without a key has no rows that
 * could be told apart: its page is read again if the binlog changes the table between the two places, and what the
 * binlog did before is in the page.
 */
final class Page {
    private final MySqlSnapshotSplit split;
    private final Place low;
    private final Place high;
    private final Optional<MySqlSnapshotSplit> next;
    private final Map<Struct, SourceRecord> keyed = new LinkedHashMap<>();
    private final List<SourceRecord> keyless = new ArrayList<>();
    private final boolean hasKey;
    private boolean spoiled;

    /**
     * @param split what was left to read before this page
     * @param next what is left after it
     */
    Page(
            MySqlSnapshotSplit split,
            List<SourceRecord> rows,
            BinlogOffset low,
            BinlogOffset high,
            Optional<MySqlSnapshotSplit> next) {
        this.split = split;
        this.low = Place.of(low);
        this.high = Place.of(high);
        this.next = next;
        this.hasKey = !PageSplit.isBag(split);
        rows.forEach(row -> {
            if (hasKey) {
                keyed.put((Struct) row.key(), row);
            } else {
                keyless.add(row);
            }
        });
    }

    /** No rows, and nothing to wait for. */
    static Page none(MySqlSnapshotSplit split) {
        return new Page(split, List.of(), BinlogOffset.ofEarliest(), BinlogOffset.ofEarliest(), Optional.empty());
    }

    MySqlSnapshotSplit split() {
        return split;
    }

    Optional<MySqlSnapshotSplit> next() {
        return next;
    }

    boolean isSpoiled() {
        return spoiled;
    }

    List<SourceRecord> rows() {
        return hasKey ? List.copyOf(keyed.values()) : keyless;
    }

    /** Whether the binlog has been read up to the page's end when it is about to give this record. */
    boolean isPassedBy(SourceRecord record) {
        return RecordUtils.isHeartbeatEvent(record) ? high.isReachedBy(record) : high.isBefore(record);
    }

    /**
     * Notes what the binlog gives before the page's end.
     *
     * @return whether the record is to go out
     */
    boolean admits(SourceRecord record) {
        if (SchemaChangeRecord.is(record)) {
            spoiled |= concerns(SchemaChangeRecord.change(record));
            return true;
        }
        if (!PageSplit.isChangeOf(record, split)) {
            return true;
        }
        if (hasKey) {
            keyed.remove((Struct) record.key());
            return true;
        }
        spoiled |= low.isBefore(record);
        return false;
    }

    private boolean concerns(SchemaChange change) {
        return change.tables().contains(split.getTableId())
                || change.statement()
                        .databasesDropped()
                        .contains(split.getTableId().catalog());
    }
}
