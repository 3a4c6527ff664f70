// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.lakeward.producer.TableMark;
import io.lakeward.producer.page.SnapshotWay.Chunks;
import io.lakeward.producer.page.SnapshotWay.Pages;
import java.util.Map;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.cdc.connectors.mysql.source.utils.ChunkUtils;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.shaded.org.apache.kafka.connect.source.SourceRecord;
import org.apache.flink.table.types.logical.RowType;

/** What is left to read of a table, as a split of the connector, whose state can hold no other. */
public final class PageSplit {
    private static final String PAGES = "pages of ";
    private static final String BAG = "bag of ";
    private static final String CHUNKS = "chunks of ";

    private PageSplit() {}

    /** The whole table. */
    public static MySqlSnapshotSplit of(Table table) {
        String id = (table.primaryKeyColumns().isEmpty() ? BAG : PAGES) + table.id();
        return new MySqlSnapshotSplit(table.id(), id, by(SnapshotWay.of(table)), null, null, null, Map.of());
    }

    /** A table whose rows were read in chunks: nothing but its end is left. */
    public static MySqlSnapshotSplit ofChunks(TableId table) {
        return new MySqlSnapshotSplit(table, CHUNKS + table, RowType.of(), null, null, null, Map.of());
    }

    private static RowType by(SnapshotWay way) {
        if (way instanceof Chunks chunks) {
            return ChunkUtils.getChunkKeyColumnType(chunks.by(), true);
        }
        return way instanceof Pages pages ? ChunkUtils.getChunkKeyColumnType(pages.by(), true) : RowType.of();
    }

    public static boolean is(MySqlSplit split) {
        return split.splitId().startsWith(PAGES) || isBag(split) || isOfChunks(split);
    }

    static boolean isOfChunks(MySqlSplit split) {
        return split.splitId().startsWith(CHUNKS);
    }

    /** Whether nothing of the table's pages has gone out yet. */
    static boolean isWhole(MySqlSnapshotSplit split) {
        return split.getSplitStart() == null && !isOfChunks(split);
    }

    static TableMark.Kind end(MySqlSplit split) {
        return isOfChunks(split) ? TableMark.Kind.END_OF_CHUNKS : TableMark.Kind.END;
    }

    /** Whether the table has no key, so that its rows may be equal to each other. */
    static boolean isBag(MySqlSplit split) {
        return split.splitId().startsWith(BAG);
    }

    static boolean isChangeOf(SourceRecord record, MySqlSnapshotSplit split) {
        return RecordUtils.isDataChangeRecord(record)
                && RecordUtils.getTableId(record).equals(split.getTableId());
    }

    /** What is left from a value of the page column on. */
    static MySqlSnapshotSplit from(MySqlSnapshotSplit split, Object start) {
        return new MySqlSnapshotSplit(
                split.getTableId(),
                split.splitId(),
                split.getSplitKeyType(),
                new Object[] {start},
                null,
                null,
                Map.of());
    }
}
