// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.debezium.relational.TableId;
import io.lakeward.producer.UnrecoverableException;
import io.lakeward.producer.values.ExactBinlog;
import java.util.BitSet;
import java.util.function.Predicate;

/**
 * Sees that rows of a selected table come in a form that Debezium passes over or misreads without a word. What a session
 * sets for itself no preflight finds.
 */
final class UnreadableEvents implements BinaryLogClient.EventListener {
    private final ExactBinlog client;
    private final Predicate<TableId> isSelected;
    private TableMapEventData lastTable;
    private EventType last = EventType.UNKNOWN;
    private volatile String found;

    UnreadableEvents(ExactBinlog client, Predicate<TableId> isSelected) {
        this.client = client;
        this.isSelected = isSelected;
    }

    @Override
    public void onEvent(Event event) {
        EventType type = event.getHeader().getEventType();
        switch (type) {
            case TABLE_MAP -> lastTable = event.getData();
            case TRANSACTION_PAYLOAD -> {
                TransactionPayloadEventData payload = event.getData();
                if (payload.getUncompressedEvents().stream().anyMatch(this::isMapOfSelected)) {
                    note(event, "a compressed transaction", "binlog_transaction_compression");
                }
            }
            case PARTIAL_UPDATE_ROWS_EVENT -> {
                if (isSelected(lastTable)) {
                    note(event, "parts of JSON values", "binlog_row_value_options");
                }
            }
            case UNKNOWN -> {
                // What follows the map of a table is its rows.
                if (last == EventType.TABLE_MAP && isSelected(lastTable)) {
                    note(event, "compressed rows", "log_bin_compress");
                }
            }
            default -> requireWholeRows(event);
        }
        last = type;
    }

    private void requireWholeRows(Event event) {
        boolean isWhole = true;
        if (event.getData() instanceof WriteRowsEventData rows) {
            isWhole = isWhole(rows.getTableId(), rows.getIncludedColumns());
        } else if (event.getData() instanceof UpdateRowsEventData rows) {
            isWhole = isWhole(rows.getTableId(), rows.getIncludedColumnsBeforeUpdate())
                    && isWhole(rows.getTableId(), rows.getIncludedColumns());
        } else if (event.getData() instanceof DeleteRowsEventData rows) {
            isWhole = isWhole(rows.getTableId(), rows.getIncludedColumns());
        }
        if (!isWhole) {
            note(event, "rows without all their columns", "binlog_row_image");
        }
    }

    private boolean isWhole(long tableId, BitSet included) {
        TableMapEventData table = client.table(tableId);
        return table == null || included.cardinality() == table.getColumnTypes().length || !isSelected(table);
    }

    private boolean isMapOfSelected(Event event) {
        return event.getData() instanceof TableMapEventData table && isSelected(table);
    }

    private boolean isSelected(TableMapEventData table) {
        return isSelected.test(new TableId(table.getDatabase(), null, table.getTable()));
    }

    private void note(Event event, String what, String variable) {
        if (found == null) {
            EventHeaderV4 header = event.getHeader();
            found = "The binlog must hold whole and uncompressed rows, but holds " + what + " at "
                    + client.getBinlogFilename() + ":" + header.getPosition()
                    + ", which the connector cannot read. Unset " + variable
                    + ", in the sessions and applications that set it for themselves, too, and start the job without"
                    + " the checkpoint or savepoint, with -s initial, as it cannot pass this place";
        }
    }

    /** Before anything that was read behind such an event goes out. */
    void failIfAny() {
        if (found != null) {
            throw new UnrecoverableException(found);
        }
    }
}
