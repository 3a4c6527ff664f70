// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import io.lakeward.producer.UnrecoverableException;

/**
 * Sees that rows come in a form that Debezium passes over without a word. What a session sets for itself no preflight
 * finds.
 */
final class UnreadableEvents implements BinaryLogClient.EventListener {
    private final BinaryLogClient client;
    private EventType last = EventType.UNKNOWN;
    private volatile String found;

    UnreadableEvents(BinaryLogClient client) {
        this.client = client;
    }

    @Override
    public void onEvent(Event event) {
        EventType type = event.getHeader().getEventType();
        switch (type) {
            case TRANSACTION_PAYLOAD -> note(event, "a compressed transaction", "binlog_transaction_compression");
            case PARTIAL_UPDATE_ROWS_EVENT -> note(event, "parts of JSON values", "binlog_row_value_options");
            case UNKNOWN -> {
                // What follows the map of a table is its rows.
                if (last == EventType.TABLE_MAP) {
                    note(event, "compressed rows", "log_bin_compress");
                }
            }
            default -> {
                // It is known to Debezium, or has no rows.
            }
        }
        last = type;
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
